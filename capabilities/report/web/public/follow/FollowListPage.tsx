import "#ui/public/parts.css";
import { useState } from "react";
import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { Link } from "#ui/public/router.tsx";
import { FollowForm } from "../FollowForm.tsx";
import { writeFollowCode } from "../follow-code.ts";
import { forgetMyReport, listMyReports } from "../my-reports.ts";

/** 查进度: by number, or from what this phone remembers. */
export default function FollowListPage() {
  const now = useNow();
  const [reports, setReports] = useState(listMyReports);
  function forget(code: string) {
    forgetMyReport(code);
    setReports(listMyReports());
  }
  return (
    <div className="public-body">
      <h1>查进度</h1>
      <FollowForm />
      <h2>这部手机上反映过的</h2>
      {reports.length === 0 ? (
        <p className="muted">还没有。用这部手机反映以后，号码会记在这里；别人的手机上看不到。</p>
      ) : (
        <>
          <ul className="public-list">
            {reports.map((report) => (
              <li key={report.code} className="public-item">
                <Link className="public-item-link" to={`/follow/${report.code}`}>
                  <span className="item-words">
                    <span className="item-title">{report.title}</span>
                    <span className="item-detail">
                      号码 {writeFollowCode(report.code)}　{formatShort(report.at, now)}
                    </span>
                  </span>
                </Link>
                <button type="button" className="text-button" onClick={() => forget(report.code)}>
                  不再记<span className="visually-hidden">{report.title}</span>
                </button>
              </li>
            ))}
          </ul>
          <p className="muted">公用的电脑和手机，查完请点“不再记”。号码另外记好了，以后还能查。</p>
        </>
      )}
    </div>
  );
}
