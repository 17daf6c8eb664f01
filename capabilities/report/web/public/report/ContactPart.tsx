import { changeDraft, type ReportDraft } from "./draft.ts";

/** A phone number only if one wants news; said why, and by whom it is seen. */
export function ContactPart({ draft }: { readonly draft: ReportDraft }) {
  return (
    <fieldset className="contact-part">
      <legend className="field-label">要不要留个电话？</legend>
      <div className="public-choices">
        <label className="public-choice">
          <input type="radio" name="news" checked={draft.wantsNews} onChange={() => changeDraft({ wantsNews: true })} />
          <span className="grow">留，找不到地方时能问我，办完回访我</span>
        </label>
        <label className="public-choice">
          <input
            type="radio"
            name="news"
            checked={!draft.wantsNews}
            onChange={() => changeDraft({ wantsNews: false })}
          />
          <span className="grow">不留，我凭号码自己查</span>
        </label>
      </div>
      {draft.wantsNews && (
        <div className="contact-fields">
          <label className="field" htmlFor="phone">
            <span className="field-label with-hint">
              电话 <span className="muted">可不填</span>
            </span>
            <input
              id="phone"
              className="input"
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              maxLength={20}
              value={draft.phone}
              onChange={(event) => changeDraft({ phone: event.target.value })}
            />
          </label>
          <label className="field" htmlFor="name">
            <span className="field-label with-hint">
              怎么称呼 <span className="muted">可不填</span>
            </span>
            <input
              id="name"
              className="input"
              autoComplete="name"
              maxLength={60}
              value={draft.name}
              onChange={(event) => changeDraft({ name: event.target.value })}
            />
          </label>
          <p className="item-detail">
            电话加密保存，只有受理这件事的人能看，每看一次都留记录；不会给被反映的一方，也不会公开。
          </p>
        </div>
      )}
    </fieldset>
  );
}
