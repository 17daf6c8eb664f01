/** 案由目录：规划、园林. Shipped as the first version of the list of powers; see `offence.ts`. */
import { fine, offence, share, version } from "./offence-row.ts";

export const PLANNING_OFFENCES = [
  offence(
    "CG-YL-001",
    "损坏城市树木花草",
    "greening",
    "株数、面积、规格",
    "城市绿化主管部门",
    [
      version(
        "1992-08-01",
        null,
        ["greening-regulation", "第二十条第一款"],
        ["greening-regulation", "第二十六条第一项"],
        [fine("individual", null, null, "由地方规定"), fine("organization", null, null, "由地方规定")],
      ),
    ],
    { isFirstViolationSample: true },
  ),
  offence("CG-YL-002", "擅自砍伐城市树木", "greening", "株数、面积、规格", "城市绿化主管部门", [
    version(
      "1992-08-01",
      null,
      ["greening-regulation", "第二十条第二款"],
      ["greening-regulation", "第二十六条第二项"],
      [fine("individual", null, null, "由地方规定"), fine("organization", null, null, "由地方规定")],
    ),
  ]),
  offence(
    "CG-YL-003",
    "砍伐、擅自迁移古树名木或者因养护不善致使古树名木受到损伤或者死亡",
    "greening",
    "株数、面积、规格",
    "城市绿化主管部门",
    [
      version(
        "1992-08-01",
        "2025-03-14",
        ["greening-regulation", "第二十四条"],
        ["greening-regulation", "第二十六条第三项"],
        [fine("individual", null, null, "由地方规定"), fine("organization", null, null, "由地方规定")],
      ),
    ],
    { isVerified: false, note: "2025-03-15 起适用古树名木保护条例，数额未核对，默认停用；注意是否移送" },
  ),
  offence(
    "CG-YL-004",
    "损坏城市绿化设施",
    "greening",
    "株数、面积、规格",
    "城市绿化主管部门",
    [
      version(
        "1992-08-01",
        null,
        ["greening-regulation", "第二十条第一款"],
        ["greening-regulation", "第二十六条第四项"],
        [fine("individual", null, null, "由地方规定"), fine("organization", null, null, "由地方规定")],
      ),
    ],
    { isFirstViolationSample: true },
  ),
  offence("CG-YL-005", "未经同意擅自占用城市绿化用地", "greening", "株数、面积、规格", "城市绿化主管部门", [
    version(
      "1992-08-01",
      null,
      ["greening-regulation", "第十九条"],
      ["greening-regulation", "第二十七条"],
      [fine("individual", null, null, "由地方规定"), fine("organization", null, null, "由地方规定")],
    ),
  ]),
  offence(
    "CG-GH-001",
    "未取得建设工程规划许可证进行建设（可改正消除影响）",
    "planning",
    "建筑面积、对规划影响",
    "城乡规划主管部门",
    [
      version(
        "2008-01-01",
        null,
        ["planning-law", "第四十条"],
        ["planning-law", "第六十四条"],
        [
          share("organization", 5, 10, "尚可采取改正措施消除影响的"),
          share("individual", 5, 10, "尚可采取改正措施消除影响的"),
        ],
        { others: ["责令停止建设", "限期改正"] },
      ),
    ],
    { seizure: { level: "law", text: "城乡规划法第六十八条，由县级以上政府责成查封施工现场" } },
  ),
  offence(
    "CG-GH-002",
    "未取得建设工程规划许可证进行建设（无法改正消除影响）",
    "planning",
    "建筑面积",
    "城乡规划主管部门",
    [
      version(
        "2008-01-01",
        null,
        ["planning-law", "第四十条"],
        ["planning-law", "第六十四条"],
        [share("organization", 0, 10, "可以并处"), share("individual", 0, 10, "可以并处")],
        { others: ["限期拆除", "没收实物或者违法收入"] },
      ),
    ],
    { seizure: { level: "law", text: "城乡规划法第六十八条，由县级以上政府责成查封施工现场" } },
  ),
  offence(
    "CG-GH-003",
    "未按照建设工程规划许可证的规定进行建设",
    "planning",
    "超出面积、高度",
    "城乡规划主管部门",
    [
      version(
        "2008-01-01",
        null,
        ["planning-law", "第四十条、第四十三条"],
        ["planning-law", "第六十四条"],
        [
          share("organization", 5, 10, "尚可采取改正措施消除影响的"),
          share("individual", 5, 10, "尚可采取改正措施消除影响的"),
          share("organization", 0, 10, "无法采取改正措施消除影响的，限期拆除；不能拆除的没收，可以并处"),
          share("individual", 0, 10, "无法采取改正措施消除影响的，限期拆除；不能拆除的没收，可以并处"),
        ],
        { others: ["责令停止建设", "限期改正", "限期拆除", "没收实物或者违法收入"] },
      ),
    ],
    { seizure: { level: "law", text: "城乡规划法第六十八条，由县级以上政府责成查封施工现场" } },
  ),
  offence(
    "CG-GH-004",
    "未经批准进行临时建设",
    "planning",
    "面积、超期时间",
    "城乡规划主管部门",
    [
      version(
        "2008-01-01",
        null,
        ["planning-law", "第四十四条"],
        ["planning-law", "第六十六条第一项"],
        [share("organization", 0, 100, "可以并处临时建设工程造价一倍以下"), share("individual", 0, 100, "可以并处")],
        { others: ["限期拆除"] },
      ),
    ],
    { seizure: { level: "law", text: "城乡规划法第六十八条，由县级以上政府责成查封施工现场" } },
  ),
  offence(
    "CG-GH-005",
    "临时建筑物、构筑物超过批准期限不拆除",
    "planning",
    "面积、超期时间",
    "城乡规划主管部门",
    [
      version(
        "2008-01-01",
        null,
        ["planning-law", "第四十四条"],
        ["planning-law", "第六十六条第三项"],
        [share("organization", 0, 100, "可以并处临时建设工程造价一倍以下"), share("individual", 0, 100, "可以并处")],
        { others: ["限期拆除"] },
      ),
    ],
    { seizure: { level: "law", text: "城乡规划法第六十八条，由县级以上政府责成查封施工现场" } },
  ),
  offence("CG-GH-006", "竣工验收后六个月内未报送有关竣工验收资料", "planning", "逾期时间", "城乡规划主管部门", [
    version(
      "2008-01-01",
      null,
      ["planning-law", "第四十五条第二款"],
      ["planning-law", "第六十七条"],
      [fine("organization", 10000, 50000, "逾期不补报")],
      { isRectificationFirst: true },
    ),
  ]),
  offence(
    "CG-GH-007",
    "乡、村庄规划区内未取得或者未按照乡村建设规划许可证建设",
    "planning",
    "数量、面积、次数",
    "乡、镇人民政府",
    [
      version(
        "2008-01-01",
        null,
        ["planning-law", "第四十一条"],
        ["planning-law", "第六十五条"],
        [fine("individual", null, null, "国家法律未设罚款"), fine("organization", null, null, "国家法律未设罚款")],
        { others: ["责令停止建设、限期改正", "可以拆除"], isRectificationFirst: true },
      ),
    ],
    { note: "由乡镇人民政府实施，城管部门不能以自己的名义办" },
  ),
];
