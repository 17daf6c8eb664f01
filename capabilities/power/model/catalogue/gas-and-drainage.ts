/** 案由目录：燃气、排水. Shipped as the first version of the list of powers; see `offence.ts`. */
import { fine, offence, version } from "./offence-row.ts";

export const GAS_AND_DRAINAGE_OFFENCES = [
  offence(
    "CG-RQ-001",
    "未取得燃气经营许可证从事燃气经营活动",
    "gas",
    "数量、面积、次数",
    "燃气管理部门",
    [
      version(
        "2011-03-01",
        null,
        ["gas-regulation", "第十五条"],
        ["gas-regulation", "第四十五条第一款"],
        [fine("organization", 50000, 500000), fine("individual", 50000, 500000)],
        { others: ["责令停止违法行为", "没收违法所得"] },
      ),
    ],
    { note: "注意是否移送" },
  ),
  offence(
    "CG-RQ-002",
    "燃气经营者向未取得许可证的单位或者个人提供用于经营的燃气",
    "gas",
    "数量、面积、次数",
    "燃气管理部门",
    [
      version(
        "2011-03-01",
        null,
        ["gas-regulation", "第十八条第四项"],
        ["gas-regulation", "第四十六条第四项"],
        [fine("organization", 10000, 100000)],
        { others: ["没收违法所得", "情节严重吊销燃气经营许可证"] },
      ),
    ],
  ),
  offence("CG-RQ-003", "燃气经营者在不具备安全条件的场所储存燃气", "gas", "数量、面积、次数", "燃气管理部门", [
    version(
      "2011-03-01",
      null,
      ["gas-regulation", "第十八条第五项"],
      ["gas-regulation", "第四十六条第五项"],
      [fine("organization", 10000, 100000)],
      { others: ["没收违法所得", "吊销许可证"] },
    ),
  ]),
  offence("CG-RQ-004", "燃气用户在不具备安全条件的场所使用、储存燃气", "gas", "数量、面积、次数", "燃气管理部门", [
    version(
      "2011-03-01",
      null,
      ["gas-regulation", "第二十八条第五项"],
      ["gas-regulation", "第四十九条第一款第五项"],
      [fine("organization", 0, 100000, "逾期不改正"), fine("individual", 0, 1000, "逾期不改正")],
      { isRectificationFirst: true },
    ),
  ]),
  offence(
    "CG-RQ-005",
    "擅自安装、改装、拆除户内燃气设施和燃气计量装置",
    "gas",
    "数量、面积、次数",
    "燃气管理部门",
    [
      version(
        "2011-03-01",
        null,
        ["gas-regulation", "第二十八条第四项"],
        ["gas-regulation", "第四十九条第一款第四项"],
        [fine("organization", 0, 100000, "逾期不改正"), fine("individual", 0, 1000, "逾期不改正")],
        { isRectificationFirst: true },
      ),
    ],
    { isFirstViolationSample: true },
  ),
  offence(
    "CG-RQ-006",
    "在燃气设施保护范围内进行爆破、取土等作业或者动用明火",
    "gas",
    "数量、面积、次数",
    "燃气管理部门",
    [
      version(
        "2011-03-01",
        null,
        ["gas-regulation", "第三十三条第二款第二项"],
        ["gas-regulation", "第五十条第一款第一项"],
        [fine("organization", 50000, 100000), fine("individual", 5000, 50000)],
      ),
    ],
  ),
  offence(
    "CG-RQ-007",
    "侵占、毁损、擅自拆除、移动燃气设施或者擅自改动市政燃气设施",
    "gas",
    "数量、面积、次数",
    "燃气管理部门",
    [
      version(
        "2011-03-01",
        null,
        ["gas-regulation", "第三十六条第一款"],
        ["gas-regulation", "第五十一条第一款"],
        [fine("organization", 50000, 100000), fine("individual", 5000, 50000)],
        { others: ["恢复原状"] },
      ),
    ],
  ),
  offence(
    "CG-RQ-008",
    "毁损、覆盖、涂改、擅自拆除或者移动燃气设施安全警示标志",
    "gas",
    "数量、面积、次数",
    "燃气管理部门",
    [
      version(
        "2011-03-01",
        null,
        ["gas-regulation", "第三十六条第一款"],
        ["gas-regulation", "第五十一条第二款"],
        [fine("organization", 0, 5000, "可以处"), fine("individual", 0, 5000, "可以处")],
      ),
    ],
    { isFirstViolationSample: true },
  ),
  offence(
    "CG-RQ-009",
    "建设单位、施工单位未制定燃气设施保护方案或者未采取安全保护措施",
    "gas",
    "数量、面积、次数",
    "燃气管理部门",
    [
      version(
        "2011-03-01",
        null,
        ["gas-regulation", "第三十七条第三款"],
        ["gas-regulation", "第五十二条"],
        [fine("organization", 10000, 100000)],
      ),
    ],
  ),
  offence(
    "CG-PS-001",
    "建设单位、施工单位将雨水管网、污水管网相互混接",
    "drainage",
    "数量、面积、次数",
    "城镇排水主管部门",
    [
      version(
        "2014-01-01",
        null,
        ["drainage-regulation", "第十九条第二款"],
        ["drainage-regulation", "第四十八条"],
        [fine("organization", 50000, 100000)],
      ),
    ],
  ),
  offence(
    "CG-PS-002",
    "在雨水、污水分流地区将污水排入雨水管网",
    "drainage",
    "数量、面积、次数",
    "城镇排水主管部门",
    [
      version(
        "2014-01-01",
        null,
        ["drainage-regulation", "第二十条第二款"],
        ["drainage-regulation", "第四十九条"],
        [
          fine("organization", 100000, 200000, "逾期不改正或者造成严重后果"),
          fine("individual", 20000, 100000, "逾期不改正或者造成严重后果"),
        ],
        { others: ["警告"], isRectificationFirst: true },
      ),
    ],
    { hasWarning: true, isFirstViolationSample: true },
  ),
  offence(
    "CG-PS-003",
    "排水户未取得污水排入排水管网许可证排放污水",
    "drainage",
    "数量、面积、次数",
    "城镇排水主管部门",
    [
      version(
        "2014-01-01",
        null,
        ["drainage-regulation", "第二十一条第一款"],
        ["drainage-regulation", "第五十条第一款"],
        [fine("organization", 0, 500000, "可以处"), fine("individual", 0, 500000, "个体工商户，可以处")],
        { others: ["限期补办"] },
      ),
    ],
    { isFirstViolationSample: true },
  ),
  offence(
    "CG-PS-004",
    "向城镇排水与污水处理设施倾倒垃圾、渣土、施工泥浆等废弃物",
    "drainage",
    "数量",
    "城镇排水主管部门",
    [
      version(
        "2014-01-01",
        null,
        ["drainage-regulation", "第四十二条第四项"],
        ["drainage-regulation", "第五十六条"],
        [fine("organization", 100000, 300000, "逾期不采取补救措施或者造成严重后果"), fine("individual", 20000, 100000)],
        { others: ["警告"], isRectificationFirst: true },
      ),
    ],
    { hasWarning: true, note: "与法典竞合时按高的一条" },
  ),
  offence("CG-PS-005", "擅自拆除、改动城镇排水与污水处理设施", "drainage", "数量、面积、次数", "城镇排水主管部门", [
    version(
      "2014-01-01",
      null,
      ["drainage-regulation", "第四十三条第四款"],
      ["drainage-regulation", "第五十七条第二款"],
      [fine("organization", 50000, 100000), fine("organization", 100000, 300000, "造成严重后果")],
    ),
  ]),
];
