"""What Chinese chronicles say for common English words of news, where dictionaries give other senses of them first.

A dictionary has 签名 for "sign" and 坠落 for "fall"; of projects a chronicle says 签约, of harvests 减产.
Keys are stems as :func:`index.english.base` and the lexical index have them.
"""

from __future__ import annotations

WEIGHT = 0.6
"""What such a word counts beside the translation that the table holds likeliest (by hand)."""

_SAID = {
    "sign": "签约 签订 签署 签下", "fall": "减产 下降 减少 下滑 回落", "fell": "减产 下降 减少 下滑 回落",
    "drop": "下降 减少 下滑 回落", "declin": "下降 减少 下滑", "rise": "增长 上升 提高", "rose": "增长 上升 提高",
    "grow": "增长 增加", "grew": "增长 增加", "increas": "增长 增加 提高", "import": "引进 进口",
    "introduc": "引进 推出 出台", "bring": "引进", "brought": "引进", "built": "承建 建成 修建 建设 新建",
    "build": "承建 建成 修建 建设 新建", "construct": "承建 建设 修建 建成", "employ": "员工 职工 在职 用工 聘用",
    "employe": "员工 职工", "staff": "员工 职工", "worker": "员工 职工 工人", "hire": "聘用 招聘 录用",
    "cost": "投资 耗资 造价 花 投入 费用", "spend": "投入 支出 花", "spent": "投入 支出 花", "worth": "金额 总额 价值",
    "rais": "募集 筹集 融资 提高", "invest": "投资 投入", "fund": "资金 经费 募集", "subsidi": "补助 补贴",
    "revenu": "营业收入 营收 收入", "profit": "利润 净利润", "sale": "销售额 销量 销售", "output": "产值 产量 产能",
    "open": "开放 开通 开馆 启用 开业 投用 开幕", "launch": "启动 推出 发布 上线", "start": "开工 启动 开班 开始",
    "began": "开工 启动 开班 开始", "begin": "开工 启动 开班 开始", "complet": "竣工 建成 完工 完成 落成",
    "finish": "竣工 完工 完成 结业", "found": "成立 创办 创立 创建 设立 组建", "set up": "设立 成立 组建 建立",
    "establish": "成立 设立 组建",
    "held": "举行 举办 召开", "hold": "举行 举办 召开", "host": "主办 承办 举办", "organis": "主办 组织 承办",
    "attend": "参加 出席 参会 与会", "visitor": "游客 观众 参观", "audienc": "观众", "win": "获得 夺得 荣获 夺冠",
    "won": "获得 夺得 荣获 夺冠", "award": "授予 获奖 奖", "appoint": "任命 聘任 担任", "succeed": "接任 接替 继任",
    "replac": "接替 接任 取代", "resign": "辞职 卸任", "retir": "退休", "die": "去世 逝世 死亡", "injur": "受伤 伤亡",
    "casualti": "伤亡", "evacu": "转移 疏散", "damag": "损失 受灾 毁", "recal": "召回", "lay off": "裁员",
    "acquir": "收购 并购", "buy": "收购 购买 采购", "bought": "收购 购买 采购", "stake": "股权 股份",
    "merg": "合并 并购",
    "list": "上市 名单", "public": "上市 公开 公众", "approv": "获批 批准 批复 立项 核准", "announc": "公布 宣布 发布",
    "publish": "发布 公布 出版", "releas": "发布 公布", "join": "加入 参加", "certifi": "认定 认证", "recogn": "认定",
    "certif": "认证 证书 认定", "accredit": "认定 认证", "adopt": "通过 采用", "pass": "通过", "plan": "计划 规划",
    "headquart": "总部", "locat": "位于 坐落", "museum": "博物馆", "relic": "文物", "exhibit": "展出 展览 参展",
    "display": "展出 展示 陈列", "train": "培训 列车", "trainee": "学员", "expo": "博览会", "fair": "博览会 展会",
    "summit": "峰会", "mayor": "市长", "director": "局长 主任 院长 厂长", "dean": "院长",
    "president": "校长 会长 总裁 院长", "chairman": "董事长 主席 会长", "head": "负责人 主任", "manag": "经理 管理",
    "leader": "负责人 带队 领队 领导", "offici": "负责人 领导", "rate": "率", "share": "占 比重 占比",
    "proport": "占 比重 占比", "area": "面积 领域", "length": "全长 长度", "capac": "产能 库容 能力 容量",
    "bed": "床位", "seat": "座位 学位", "station": "站 车站", "line": "线 号线 线路", "rail": "铁路 轨道",
    "lift": "电梯", "estat": "小区", "grant": "资助 拨款 授权", "patent": "专利", "research": "研发 研究 科研",
    "develop": "研发 发展 开发", "high tech": "高新技术", "startup": "初创企业 在孵企业", "incub": "孵化器 在孵",
    "talent": "人才", "resid": "居民", "popul": "人口", "farmer": "农户 农民", "harvest": "收获 丰收 产量",
    "rain": "雨 降雨 暴雨", "flood": "洪水 山洪", "typhoon": "台风",
    "earthquak": "地震", "fire": "火灾 火", "volunt": "志愿者", "donat": "捐款 捐赠", "tourism": "旅游",
    "tourist": "游客",
    "bridg": "大桥 桥", "highway": "公路 高速", "airport": "机场",
    "metro": "地铁 轨道",
    "subway": "地铁 轨道", "school": "学校 中小学", "kindergarten": "幼儿园", "hospit": "医院", "factori": "工厂 厂",
    "plant": "工厂 厂", "workshop": "车间", "branch": "分公司 分行", "subsidiari": "子公司", "group": "集团",
    "project": "项目 工程", "deadlin": "截止", "reward": "奖励", "prize": "奖 奖金", "fine": "罚款", "loan": "贷款",
    "debt": "债务 负债", "loss": "亏损 损失", "asset": "资产", "tax": "税收 税", "budget": "预算", "export": "出口",
    "order": "订单", "contract": "合同", "partner": "合作", "cooper": "合作", "agreement": "协议",
    "polici": "政策 条例",
    "regul": "条例 规定", "law": "条例 法", "theme": "主题", "slogan": "口号", "purpos": "旨在 目的", "goal": "目标",
    "target": "目标", "aim": "旨在 目标", "gold": "金牌 冠军 金奖", "gold medal": "金牌 冠军", "silver": "银牌 亚军 银奖",
    "silver medal": "银牌 亚军", "bronze": "铜牌 季军 铜奖", "bronze medal": "铜牌 季军", "champion": "冠军",
    "runner": "亚军", "runner up": "亚军", "second place": "亚军", "second plac": "亚军", "third place": "季军",
    "third plac": "季军", "first place": "冠军", "first plac": "冠军", "medal": "奖牌 金牌 银牌 铜牌", "wrote": "记者 作者 撰文 撰写",
    "write": "记者 作者 撰文 撰写", "written": "记者 作者 撰文 撰写", "author": "记者 作者 撰文", "turnov": "营业收入 营业额",
    "ceo": "总裁 首席执行官 总经理", "chief execut": "总裁 首席执行官 总经理", "staf": "员工 职工", "deput": "副",
    "lab": "实验室 试验室", "laboratori": "实验室 试验室", "sponsor": "赞助 冠名", "design": "设计",
    "led": "带领 率领 为首 领衔 主持 牵头", "lead": "带领 率领 为首 领衔 主持 牵头", "creat": "创建 建立 创立 创作 发明",
    "leav": "离开 离任 卸任", "left": "离开 离任", "invent": "发明 研制", "move": "迁 搬迁 搬", "moved": "迁 搬迁 搬",
    "renam": "更名 改名", "collaps": "倒塌 垮塌", "direct": "执导 导演", "written by": "撰文", "reopen": "重新开放 复工",
    "clos": "关闭 停业 闭馆", "own": "业主 拥有 所有", "owner": "业主", "merge": "合并", "studi": "研究 学习",
}  # fmt: skip
SAID = {word: tuple(said.split()) for word, said in _SAID.items()}
"""For a stem, the words of chronicles."""
