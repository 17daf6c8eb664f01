/** 案由目录：市政、照明、停车. Shipped as the first version of the list of powers; see `offence.ts`. */
import { fine, offence, version } from "./offence-row.ts";

export const ROADS_OFFENCES = [
  offence(
    "CG-SZ-001",
    "擅自占用城市道路",
    "roads",
    "占用面积、时间",
    "市政工程主管部门",
    [
      version(
        "1996-10-01",
        null,
        ["road-regulation", "第二十七条第一项、第三十条"],
        ["road-regulation", "第四十二条"],
        [fine("individual", 0, 20000, "责令限期改正，可以处"), fine("organization", 0, 20000, "责令限期改正，可以处")],
      ),
    ],
    { isFirstViolationSample: true },
  ),
  offence("CG-SZ-002", "擅自挖掘城市道路", "roads", "挖掘面积", "市政工程主管部门", [
    version(
      "1996-10-01",
      null,
      ["road-regulation", "第二十七条第一项、第三十三条"],
      ["road-regulation", "第四十二条"],
      [fine("individual", 0, 20000, "责令限期改正，可以处"), fine("organization", 0, 20000, "责令限期改正，可以处")],
    ),
  ]),
  offence("CG-SZ-003", "擅自在城市道路上建设建筑物、构筑物", "roads", "建设面积", "市政工程主管部门", [
    version(
      "1996-10-01",
      null,
      ["road-regulation", "第二十七条第四项"],
      ["road-regulation", "第四十二条"],
      [fine("individual", 0, 20000, "责令限期改正，可以处"), fine("organization", 0, 20000, "责令限期改正，可以处")],
    ),
  ]),
  offence(
    "CG-SZ-004",
    "擅自在桥梁或者路灯设施上设置广告牌或者其他挂浮物",
    "roads",
    "数量、面积、次数",
    "市政工程主管部门",
    [
      version(
        "1996-10-01",
        null,
        ["road-regulation", "第二十七条第六项"],
        ["road-regulation", "第四十二条"],
        [fine("individual", 0, 20000, "责令限期改正，可以处"), fine("organization", 0, 20000, "责令限期改正，可以处")],
      ),
    ],
  ),
  offence(
    "CG-SZ-005",
    "未对城市道路上管线检查井、箱盖或者附属设施的缺损及时补缺或者修复",
    "roads",
    "缺损数量、延误时间",
    "市政工程主管部门",
    [
      version(
        "1996-10-01",
        null,
        ["road-regulation", "第二十三条"],
        ["road-regulation", "第四十二条第一项"],
        [fine("individual", 0, 20000, "责令限期改正，可以处"), fine("organization", 0, 20000, "责令限期改正，可以处")],
      ),
    ],
  ),
  offence(
    "CG-SZ-006",
    "未在城市道路施工现场设置明显标志和安全防围设施",
    "roads",
    "数量、面积、次数",
    "市政工程主管部门",
    [
      version(
        "1996-10-01",
        null,
        ["road-regulation", "第二十四条、第三十五条"],
        ["road-regulation", "第四十二条第二项"],
        [fine("individual", 0, 20000, "责令限期改正，可以处"), fine("organization", 0, 20000, "责令限期改正，可以处")],
      ),
    ],
  ),
  offence(
    "CG-SZ-007",
    "占用城市道路期满或者挖掘城市道路后不及时清理现场",
    "roads",
    "数量、面积、次数",
    "市政工程主管部门",
    [
      version(
        "1996-10-01",
        null,
        ["road-regulation", "第三十一条、第三十五条"],
        ["road-regulation", "第四十二条第三项"],
        [fine("individual", 0, 20000, "责令限期改正，可以处"), fine("organization", 0, 20000, "责令限期改正，可以处")],
      ),
    ],
    { isFirstViolationSample: true },
  ),
  offence(
    "CG-SZ-008",
    "依附于城市道路建设管线、杆线等设施不按照规定办理批准手续",
    "roads",
    "数量、面积、次数",
    "市政工程主管部门",
    [
      version(
        "1996-10-01",
        null,
        ["road-regulation", "第二十九条"],
        ["road-regulation", "第四十二条第四项"],
        [fine("individual", 0, 20000, "责令限期改正，可以处"), fine("organization", 0, 20000, "责令限期改正，可以处")],
      ),
    ],
  ),
  offence(
    "CG-SZ-009",
    "未按照批准的位置、面积、期限占用或者挖掘城市道路",
    "roads",
    "超出面积、时间",
    "市政工程主管部门",
    [
      version(
        "1996-10-01",
        null,
        ["road-regulation", "第三十六条"],
        ["road-regulation", "第四十二条第六项"],
        [fine("individual", 0, 20000, "责令限期改正，可以处"), fine("organization", 0, 20000, "责令限期改正，可以处")],
      ),
    ],
  ),
  offence(
    "CG-ZM-001",
    "在城市照明设施上刻划、涂污，擅自张贴、悬挂、架设或者迁移、拆除、利用",
    "lighting",
    "数量",
    "城市照明主管部门",
    [
      version(
        "2010-07-01",
        null,
        ["lighting-rule", "第二十八条"],
        ["lighting-rule", "第三十二条"],
        [fine("individual", 200, 1000), fine("organization", 1000, 30000)],
      ),
    ],
  ),
  offence("CG-ZM-002", "在城市景观照明中有过度照明等超能耗标准行为", "lighting", "逾期时间", "城市照明主管部门", [
    version(
      "2010-07-01",
      null,
      ["lighting-rule", "第十九条第二款"],
      ["lighting-rule", "第三十一条"],
      [fine("organization", 1000, 30000, "逾期未改正")],
      { isRectificationFirst: true },
    ),
  ]),
  offence(
    "CG-TC-001",
    "机动车违反规定停放、临时停车（人行道违停）",
    "parking",
    "妨碍程度",
    "公安机关交通管理部门（城管须有集中处罚权决定）",
    [
      version(
        "2004-05-01",
        null,
        ["traffic-law", "第五十六条"],
        ["traffic-law", "第九十三条"],
        [fine("individual", 20, 200, "驾驶人不在现场或者拒绝立即驶离，妨碍通行")],
        { others: ["口头警告", "拖移"] },
      ),
    ],
    { isFirstViolationSample: true, note: "只在划转的范围内" },
  ),
];
