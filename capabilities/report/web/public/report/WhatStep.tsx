import { MapPin } from "lucide-react";
import { type Ref, useState } from "react";
import { ClassChoice } from "./ClassChoice.tsx";
import { changeDraft, useReportDraft } from "./draft.ts";
import { PhotosPart } from "./PhotosPart.tsx";
import { StepFoot } from "./StepFoot.tsx";

const MOST_WORDS = 500;

/** 是什么: a photograph, a sentence or a class; one of them is enough. */
export function WhatStep({ heading }: { readonly heading: Ref<HTMLHeadingElement> }) {
  const draft = useReportDraft();
  const [why, setWhy] = useState<string | null>(null);
  function next() {
    const saysSomething = draft.description.trim().length >= 2 || draft.classKey || draft.photos.length > 0;
    if (!saysSomething) return setWhy("请拍一张照片，或者写一句话，让我们知道是什么问题");
    changeDraft({ step: "send" });
  }
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        是什么问题？
      </h1>
      <PhotosPart photos={draft.photos} />
      <label className="field" htmlFor="description">
        <span className="field-label with-hint">
          一句话说明 <span className="muted">可不填</span>
        </span>
        <textarea
          id="description"
          className="input"
          rows={3}
          maxLength={MOST_WORDS}
          value={draft.description}
          placeholder="例如：白色轿车停在盲道上，推婴儿车过不去"
          onChange={(event) => changeDraft({ description: event.target.value })}
        />
      </label>
      <ClassChoice text={`${draft.description}${draft.sameAs ?? ""}`} chosen={draft.classKey} />
      <p className="place-words">
        <MapPin size={22} strokeWidth={1.5} aria-hidden />
        <span>{draft.address || "地图上选好的位置"}</span>
      </p>
      <StepFoot back="where" label="下一步" why={why} onNext={next} />
    </>
  );
}
