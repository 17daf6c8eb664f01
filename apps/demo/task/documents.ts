/** Two fictional documents of the demonstration's bureau, their days counted from the day the city was laid. */
import { addDays, type PlainDate } from "#base/plain-date.ts";

const said = (date: PlainDate): string =>
  `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

export interface DemoDocument {
  readonly key: string;
  readonly fileName: string;
  readonly title: string;
  readonly planKind: "plan" | "campaign";
  readonly text: string;
}

/** 在推进中: published some weeks ago. @param from day of publishing */
export function improvementPlan(from: PlainDate, today: PlainDate): DemoDocument {
  const year = from.slice(0, 4);
  const by = (days: number) => `${said(addDays(today, days))}前完成`;
  return {
    key: "improvement",
    fileName: "城市精细化管理提升实施方案.txt",
    title: "城市精细化管理提升实施方案",
    planKind: "plan",
    text: `示范市城市管理综合行政执法局关于印发《城市精细化管理提升实施方案》的通知
示城管发〔${year}〕7号

城市精细化管理提升实施方案

一、总体要求
以群众身边的小事为重点，推动城市管理精细化。
二、重点任务
（一）市容环境提升
1. 开展店外经营、占道经营专项整治，重点路段按期处置率不低于98%，${by(-4)}。（牵头部门：示范市综合行政执法支队；责任部门：示范市市政设施管理处）
2. 推进生活垃圾分类收运体系建设，更新分类收运车辆60辆，${by(28)}。（牵头部门：示范市环境卫生管理处；责任部门：示范市综合行政执法支队）
3. 完成背街小巷整治126条，${by(30)}。（牵头部门：示范市环境卫生管理处；责任部门：示范市园林绿化管理处）
（二）市政设施运行
4. 开展窨井盖病害动态清零，新增智能监测终端3000套，${by(20)}。（牵头部门：示范市市政设施管理处；责任部门：示范市排水管理处、示范市城市照明管理处）
5. 完成积水点治理18处，${by(45)}。（牵头部门：示范市排水管理处）
6. 修复失亮路灯1200盏，${by(-10)}。（牵头部门：示范市城市照明管理处）
（三）公园绿地提质
7. 建成口袋公园12个，${by(60)}。（牵头部门：示范市园林绿化管理处）
8. 完成行道树安全排查36000株，${by(6)}。（牵头部门：示范市园林绿化管理处）
（四）执法规范化
9. 开展涉企检查扫码入企全覆盖，覆盖率达到100%，${by(12)}。（牵头部门：示范市综合行政执法支队）
10. 每季度开展一次案卷评查，合格率不低于95%。（牵头部门：示范市综合行政执法支队）
11. 每月报送一篇工作信息。（牵头部门：示范市环境卫生管理处；责任部门：示范市园林绿化管理处）
三、保障措施
责任部门遇到困难的报牵头部门协调，牵头部门协调不了的报分管领导，重大疑难问题提请局党组研究。
牵头部门每周总结。

示范市城市管理综合行政执法局
${said(from)}
`,
  };
}

/** 刚刚发布: every unit has it on its desk to receive. */
export function winterCampaign(today: PlainDate): DemoDocument {
  const by = (days: number) => `${said(addDays(today, days))}前完成`;
  return {
    key: "winter",
    fileName: "冬季清雪除冰专项行动方案.txt",
    title: "冬季清雪除冰专项行动方案",
    planKind: "campaign",
    text: `冬季清雪除冰专项行动方案

一、准备阶段
1. 检修清雪机械85台，${by(10)}。（牵头部门：示范市环境卫生管理处）
2. 储备环保融雪剂400吨，${by(14)}。（牵头部门：示范市环境卫生管理处；责任部门：示范市市政设施管理处）
3. 排查桥梁、坡道易结冰点位60处，${by(15)}。（牵头部门：示范市市政设施管理处）
4. 落实沿街单位门前责任书签订，签订率达到100%，${by(25)}。（牵头部门：示范市综合行政执法支队）
二、实施阶段
5. 每周开展一次清雪准备检查。（牵头部门：示范市综合行政执法支队）
6. 降雪后主次干道积雪清除，做到以雪为令，${by(90)}。（牵头部门：示范市环境卫生管理处；责任部门：示范市综合行政执法支队、示范市市政设施管理处）

示范市城市管理综合行政执法局
${said(today)}
`,
  };
}
