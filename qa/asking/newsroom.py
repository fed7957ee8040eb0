"""What Chinese chronicles say for common English words of news, where dictionaries give other senses of them first.

A dictionary has 签名 for "sign" and 坠落 for "fall"; of projects a chronicle says 签约, of harvests 减产.
Keys are stems as :func:`index.english.base` and the lexical index have them. For English text there are the forms of
irregular verbs, and groups of words of which the question may have one and the text another (bought, acquired).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.lexicon import IRREGULAR
from index.english import chinese_number
from index.terms import stem

if TYPE_CHECKING:
    from collections.abc import Iterable

WEIGHT = 0.6
"""What such a word counts beside the translation that the table holds likeliest (by hand)."""

_SAID = {
    "evacuat": "转移 撤离 疏散", "crane": "吊车 起重机 龙门吊 桥吊 塔吊", "wharf": "码头", "labour": "人工 劳动力 用工", "labor": "人工 劳动力 用工",
    "manpow": "人工 人力", "return": "返回 回程 归还", "voyag": "航程 航次 首航", "salary": "工资 薪", "rent": "租金 房租",
    "sharehold": "股东", "subsidiar": "子公司", "refund": "退款 退还", "penalti": "罚款 处罚", "firefight": "消防员 消防",
    "punctual": "准点 正点", "surgeri": "手术", "nurs": "护士 护理", "excavat": "发掘 出土", "goalkeep": "门将 守门员",
    "greenhous": "大棚 温室", "toll": "通行费 收费",
    "first month": "首月 首个月 第一个月", "first day": "首日 首天 第一天", "first year": "首年 第一年", "came": "接待 参加 到场 前来 到访 参观",
    "come": "接待 参加 到场 前来 到访 参观",
    "sign": "签约 签订 签署 签下", "fall": "减产 下降 减少 下滑 回落", "fell": "减产 下降 减少 下滑 回落",
    "drop": "下降 减少 下滑 回落", "declin": "下降 减少 下滑", "rise": "增长 上升 提高", "rose": "增长 上升 提高",
    "grow": "增长 增加", "grew": "增长 增加", "increas": "增长 增加 提高", "import": "引进 进口",
    "introduc": "引进 推出 出台 推行 实行", "bring": "引进", "brought": "引进", "built": "承建 建成 修建 建设 新建 施工 建于 始建",
    "build": "承建 建成 修建 建设 新建 施工", "construct": "承建 建设 修建 建成", "employ": "员工 职工 在职 用工 聘用",
    "employe": "员工 职工", "staff": "员工 职工", "worker": "员工 职工 工人", "hire": "聘用 招聘 录用 出任 聘任 聘请",
    "cost": "投资 耗资 造价 花 投入 费用 售价 单价 定价 价格", "spend": "投入 支出 花", "spent": "投入 支出 花", "outlai": "投入 支出 投资", "outlay": "投入 支出 投资", "expenditur": "投入 支出", "worth": "金额 总额 价值",
    "rais": "募集 筹集 融资 提高", "invest": "投资 投入", "fund": "资金 经费 募集", "subsidi": "补助 补贴",
    "revenu": "营业收入 营收 收入", "profit": "利润 净利润 盈余", "sale": "销售额 销量 销售", "output": "产值 产量 产能", "produc": "产量 生产 出产",
    "interchang": "换乘 互通", "open": "通车 开放 开通 开馆 启用 开业 投用 开幕 投入使用 投入运营", "launch": "启动 推出 发布 上线", "start": "开工 启动 开班 开始 动工 起点", "dig": "发掘 考古 挖掘", "appli": "申请 申报 报名", "apply": "申请 申报 报名", "lowest": "最低", "cheapest": "最低 最便宜", "most expens": "最高 最贵", "read room": "阅览室 书屋", "floor space": "建筑面积", "floor area": "建筑面积",
    "began": "开工 启动 开班 开始 动工", "begin": "开工 启动 开班 开始 动工", "complet": "竣工 建成 完工 完成 落成",
    "finish": "竣工 完工 完成 结业 终点", "found": "成立 创办 创立 创建 设立 组建", "set up": "设立 成立 组建 建立",
    "establish": "成立 设立 组建",
    "held": "举行 举办 召开", "hold": "举行 举办 召开 持有 占股 持股", "host": "主办 承办 举办", "organis": "主办 组织 承办",
    "attend": "参加 出席 参会 与会 发言 上座 到场", "confer": "大会 会议 研讨会", "congress": "大会 代表大会", "visitor": "游客 观众 参观", "arriv": "抵达 到达 接待", "audienc": "观众", "win": "获得 夺得 荣获 夺冠 冠军",
    "won": "获得 夺得 荣获 夺冠 冠军", "award": "授予 获奖 奖", "appoint": "任命 聘任 担任 出任 就任", "succeed": "接任 接替 继任",
    "replac": "接替 接任 取代", "resign": "辞职 卸任", "retir": "退休", "die": "去世 逝世 死亡 牺牲 遇难 身亡", "injur": "受伤 伤亡 断裂 伤",
    "casualti": "伤亡", "evacu": "转移 疏散", "damag": "损失 受灾 毁 受损 损坏 损毁", "recal": "召回", "lay off": "裁员",
    "acquir": "收购 并购", "buy": "收购 购买 采购 购置 卖给 售予 出售给 竞得 购得", "bought": "收购 购买 采购 卖给 售予 出售给 竞得 购得", "stake": "股权 股份 持股",
    "merg": "合并 并购",
    "list": "上市 名单 榜单 清单", "public": "上市 公开 公众", "approv": "获批 批准 批复 立项 核准", "announc": "公布 宣布 发布",
    "publish": "发布 公布 出版", "releas": "发布 公布 上映 发行 推出", "certifi": "认定 认证", "recogn": "认定",
    "certif": "认证 证书 认定", "accredit": "认定 认证", "adopt": "通过 采用", "pass": "通过 合格", "plan": "计划 规划",
    "headquart": "总部", "locat": "位于 坐落", "museum": "博物馆", "relic": "文物", "exhibit": "展出 展览 参展",
    "display": "展出 展示 陈列", "train": "培训 列车 班列 火车", "trainee": "学员", "expo": "博览会",
    "mayor": "市长", "director": "局长 主任 院长 厂长 馆长 园长 所长 总监 主管 导演 执导", "dean": "院长",
    "president": "校长 会长 总裁 院长", "chairman": "董事长 主席 会长", "head": "负责人 主任 主管 院长 校长 局长 馆长 所长 厂长 队长 支队长 部长 会长 处长 站长 村长 行长", "manag": "经理 管理",
    "leader": "负责人 带队 领队 领导", "offici": "负责人 领导", "rate": "率", "share": "占 比重 占比 股份 股票 股价",
    "proport": "占 比重 占比", "area": "面积 领域", "length": "全长 长度", "capac": "产能 库容 能力 容量",
    "bed": "床位", "seat": "座位 学位", "station": "站 车站", "line": "线 号线 线路", "rail": "铁路 轨道",
    "lift": "电梯 脱贫", "estat": "小区", "grant": "资助 拨款 授权", "patent": "专利", "research": "研发 研究 科研",
    "develop": "研发 发展 开发", "high tech": "高新技术", "startup": "初创企业 在孵企业", "incub": "孵化器 在孵",
    "talent": "人才", "resid": "居民", "popul": "人口", "farmer": "农户 农民", "harvest": "收获 丰收 产量 收割 开镰 采收",
    "rain": "雨 降雨 暴雨", "flood": "洪水 山洪", "typhoon": "台风",
    "earthquak": "地震", "fire": "火灾 火 失火 起火", "volunt": "志愿者", "donat": "捐款 捐赠 捐资 捐建", "tourism": "旅游",
    "tourist": "游客",
    "bridg": "大桥 桥", "highway": "公路 高速", "airport": "机场",
    "metro": "地铁 轨道",
    "subway": "地铁 轨道", "school": "学校 中小学", "kindergarten": "幼儿园", "hospit": "医院", "factori": "工厂 厂", "takeover": "收购 并购 接管",
    "plant": "工厂 厂", "branch": "分公司 分行 支行 分店", "subsidiari": "子公司", "group": "集团",
    "project": "项目 工程", "deadlin": "截止", "reward": "奖励", "prize": "奖 奖金", "fine": "罚款", "loan": "贷款 租借 外租",
    "debt": "债务 负债", "loss": "亏损 损失", "asset": "资产", "tax": "税收 税", "budget": "预算 经费 资金", "export": "出口",
    "order": "订单", "contract": "合同 签约", "partner": "合作", "cooper": "合作", "agreement": "协议",
    "polici": "政策 条例",
    "regul": "条例 规定", "law": "条例 法", "theme": "主题", "slogan": "口号", "purpos": "旨在 目的", "goal": "目标 进球 打进",
    "target": "目标", "aim": "旨在 目标", "gold": "金牌 冠军 金奖", "gold medal": "金牌 冠军", "silver": "银牌 亚军 银奖",
    "silver medal": "银牌 亚军", "bronze": "铜牌 季军 铜奖", "bronze medal": "铜牌 季军", "champion": "冠军",
    "runner": "亚军 选手", "runner up": "亚军", "second place": "亚军", "second plac": "亚军", "third place": "季军",
    "third plac": "季军", "first place": "冠军", "first plac": "冠军", "medal": "奖牌 金牌 银牌 铜牌", "wrote": "记者 作者 撰文 撰写",
    "write": "记者 作者 撰文 撰写", "written": "记者 作者 撰文 撰写", "author": "记者 作者 撰文", "turnov": "营业收入 营业额",
    "ceo": "总裁 首席执行官 总经理", "chief execut": "总裁 首席执行官 总经理", "staf": "员工 职工", "deput": "副",
    "lab": "实验室 试验室", "laboratori": "实验室 试验室", "sponsor": "赞助 冠名", "design": "设计",
    "led": "带领 率领 为首 领衔 主持 牵头 领投", "lead": "带领 率领 为首 领衔 主持 牵头 领投", "creat": "创建 建立 创立 创作 发明",
    "leav": "离开 离任 卸任", "left": "离开 离任", "invent": "发明 研制", "move": "迁 搬迁 搬", "moved": "迁 搬迁 搬",
    "renam": "更名 改名", "collaps": "倒塌 垮塌", "direct": "执导 导演", "written by": "撰文", "reopen": "重新开放 复工",
    "clos": "关闭 停业 闭馆 闭幕 结束 落幕", "own": "业主 拥有 所有", "owner": "业主", "merge": "合并", "studi": "研究 学习",
    "expect": "预计 有望 拟", "schedul": "预计 计划 定于", "price": "价 价格 单价 售价", "remain": "剩余 其余 尚 余下", "still": "剩余 其余 尚 仍",
    "cut": "压缩 削减 减少 缩减 下降", "contestant": "选手 参赛", "competitor": "选手 参赛", "athlet": "运动员 选手", "player": "选手 运动员 球员",
    "wind turbin": "风机", "turbin": "风机 机组", "spous": "妻子 丈夫 配偶 结婚", "wife": "妻子 夫人 结婚", "husband": "丈夫 结婚",
    "marri": "结婚 婚", "view": "展出 参观 看", "specialis": "专攻 专业", "specializ": "专攻 专业", "guest": "嘉宾 来宾",
    "speaker": "嘉宾 演讲", "speech": "演讲 讲话 致辞", "spoke": "演讲 讲话 致辞 发言", "speak": "演讲 讲话 致辞 发言", "magistr": "县长",
    "governor": "省长 县长 州长", "bred": "培育 选育", "breed": "培育 选育", "crop": "农作物 庄稼", "hail": "雹", "drought": "旱",
    "storm": "暴风雨 台风 暴雨", "homeless": "无家可归", "hous": "房屋 住房", "coop": "合作社", "villag": "村 乡村", "travel": "车程 旅行 行程",
    "journei": "车程 行程", "journey": "车程 行程", "trip": "车程 行程", "passeng": "旅客 乘客 载客", "carri": "载 运送 输送 载客",
    "carry": "载 运送 输送 载客", "poverti": "贫困 脱贫", "poverty": "贫困 脱贫", "fertilis": "化肥", "fertiliz": "化肥",
    "fertil": "化肥", "photo": "照相 摄影 照片", "dismiss": "下岗 裁员 解雇", "laid off": "下岗 裁员", "lai off": "下岗 裁员",
    "laid": "下岗 裁员", "turn": "改为 改建 升格 变成", "convert": "改为 改建 转产", "becom": "成为 改为 升格", "becam": "成为 改为 升格", "park": "公园 园区 科技园 产业园 工业园", "discov": "发现",
    "hand": "交付 移交", "deliv": "交付 运送", "suppli": "供应 供货 提供 供水 供电", "wage": "工资", "salari": "工资 薪", "pension": "养老金 退休金",
    "tuition": "学费", "enrol": "招生 录取 入学 招收", "enroll": "招生 录取 入学 招收", "admit": "录取 招收", "graduat": "毕业",
    "cultur": "文化", "festiv": "节", "danc": "舞", "sing": "唱", "song": "歌", "movi": "电影", "film": "电影 影片 拍摄 取景",
    "stage": "阶段 舞台", "phase": "阶段", "issu": "发行 发放 颁发 出台", "stock": "股票 股份 股价", "raise": "募集 筹集 融资",
    "ticket": "门票 车票 票价 票", "entranc": "入场 门票", "admission": "入场 门票", "entri": "入场 门票 参赛作品", "rout": "路线 线路 航线", "apprentic": "学徒", "intern": "实习", "collect": "藏品 收藏 征集", "specimen": "标本", "round": "轮", "diploma": "文凭", "minimum": "以上 不少于 不低于 至少 最低", "boss": "负责人 老板", "chief": "首席", "compani": "公司 企业", "firm": "公司 企业", "busi": "企业 商业", "enterpris": "企业",
    "combin": "共 合计 总", "defenc": "国防 防御", "defens": "国防 防御", "receiv": "获 获得 收到 领取 颁发 核发 授予", "valu": "金额 价值 总额", "job": "岗位 就业", "creat job": "就业", "vaccin": "疫苗 接种", "patient": "患者 病例 病人", "case": "病例 案件 起", "infect": "感染 病例",
    "beauti": "美丽", "reservoir": "水库", "dam": "大坝 水库 坝", "canal": "运河 渠", "irrig": "灌溉 喷灌 浇灌", "tunnel": "隧道 隧洞 洞",
    "expresswai": "高速公路 高速", "expressway": "高速公路 高速", "motorwai": "高速公路", "motorway": "高速公路", "port": "港 港口 口岸",
    "harbour": "港 港口", "dock": "码头 船坞", "termin": "码头 航站楼 终端", "berth": "泊位", "quai": "码头", "quay": "码头 岸线",
    "throughput": "吞吐量", "cargo": "货物", "contain": "集装箱", "neighbourhood": "小区 社区", "neighborhood": "小区 社区",
    "commun": "社区", "household": "户", "famili": "户 家庭", "apart": "住房 套房", "flat": "住房", "renov": "改造 修缮 翻新",
    "restor": "修复 修缮 恢复", "upgrad": "改造 升级 提升 升格", "repair": "修缮 修复 维修", "refurbish": "改造 翻新", "invit": "邀请",
    "visit": "访问 参观 考察", "inspect": "考察 视察 检查 验收", "deleg": "代表团", "agre": "协议 签约 同意", "deal": "协议 签约 合同",
    "joint ventur": "合资", "foreign invest": "外资", "output valu": "产值", "gdp": "生产总值", "growth": "增长",
    "year on year": "同比", "affect": "受灾 影响", "hit": "受灾 袭击 登陆", "landfal": "登陆", "struck": "袭击 登陆",
    "strike": "袭击 登陆", "kill": "死亡 遇难 身亡 伤亡 丧生", "dead": "死亡 遇难", "death": "死亡 去世", "surviv": "幸存 生还", "rescu": "救援 营救 救出",
    "relief": "救灾 救济", "warn": "预警", "destroi": "倒塌 毁", "destroy": "倒塌 毁", "econom loss": "经济损失", "mascot": "吉祥物",
    "motto": "口号", "call": "称 报警 接警 来电", "known": "称 誉为", "nicknam": "誉为 称", "titl": "称号", "honor": "荣誉 称号",
    "honour": "荣誉 称号", "role": "担任 角色", "job titl": "职务", "position": "职务 职位", "predecessor": "前身 前任",
    "former": "前 原", "origin": "原 起源", "first": "首 第一 率先", "oldest": "最早 最老 年纪最大 最年长 年龄最大", "largest": "最大",
    "biggest": "最大", "longest": "最长", "highest": "最高", "fastest": "最快", "record": "纪录 创 历史", "averag": "平均",
    "weigh": "重达 重量",
    "weight": "重达 重量", "pure": "纯度 纯", "speed": "时速 速度",
    "fast": "时速 速度", "big": "面积 规模", "larg": "面积 规模 大", "grandpar": "祖父 祖母", "grandmoth": "祖母 外祖母", "father": "父亲",
    "mother": "母亲", "broth": "兄弟 哥哥 弟弟", "sister": "姐妹 妹妹 姐姐", "pioneer": "先驱 开创", "teach": "教授 任教 授课 讲授 讲课",
    "taught": "教授 任教 授课 讲授 讲课", "born": "出生 生于", "birth": "出生", "buri": "葬", "educ": "教育 毕业", "degree": "学位",
    "colleg": "学院 大学", "escap": "逃脱 逃出 逃", "arrest": "逮捕 拘留 捕 抓获", "accus": "指控 控告", "sentenc": "判处 判刑",
    "trial": "审判 审理", "defeat": "击败 打败 战胜 不敌 失利 负于 落败 惨败", "heaviest": "最大", "beat": "击败 打败 战胜", "captur": "占领 攻占 俘", "invad": "入侵 攻打",
    "attack": "袭击 攻击 进攻", "occupi": "占领", "surrend": "投降", "fought": "作战", "battl": "战役 会战", "troop": "军队 部队",
    "king": "国王", "queen": "女王 王后", "emperor": "皇帝", "rule": "统治", "reign": "在位 统治", "elect": "选举 当选",
    "vote": "投票 得票", "parti": "党 政党",
    "pilot": "试点 中试 试行 引领 引航", "technologi commission": "科技特派员 特派员", "commission": "专员 特派员 委员会 委", "committe": "委员会 委",
    "scienc innov": "科创 科技创新", "document": "文件 《", "prais": "表扬 表彰", "commend": "表扬 表彰", "join": "加入 参加 入库 入驻",
    "pool": "库 培育库", "cultiv": "培育 培养", "university": "大学 高校", "matchmak": "对接 对接会", "maker space": "众创空间",
    "maker spac": "众创空间", "makerspac": "众创空间", "maker": "创客 众创", "databas": "库 数据库", "enter": "参赛 参加 报名",
    "contest": "大赛 比赛 竞赛", "competit": "大赛 比赛 竞赛", "race": "比赛 赛事", "undertak": "承担 承接", "undertook": "承担 承接",
    "seminar": "研讨会 讲座", "evalu": "评审 评价 考核", "assess": "评估 考核", "accept": "验收 通过", "metric": "指标",
    "emerg": "新兴 应急", "solar": "光伏 太阳能", "chip": "芯片", "low carbon": "低碳", "sewag": "污水", "wast": "垃圾 废",
    "elder": "老年 养老", "insur": "保险 医保", "logist": "物流", "flight": "航班", "heritag": "遗产 非遗",
    "unearth": "出土", "excav": "发掘 出土", "perform": "演出 表演 主刀", "premier": "首演 首映", "rank": "排名 位列 名列", "chosen": "入选",
    "select": "入选 评选", "shortlist": "入选 入围", "nomin": "提名", "promot": "推广 促进 晋升 升级 晋级 升入",
    "grain": "粮食", "livestock": "牲畜 畜禽", "migrant": "外来 务工", "scholarship": "奖学金 助学金", "campus": "校区 院区", "scanner": "扫描 ct机", "combat": "打击 抗击 消除 应对", "longer": "长寿 更长", "figure": "人物 数字", "raised": "抚养 养大", "lover": "伴侣 恋人", "protest": "抗议 示威", "websites": "网站", "occur": "举行 发生", "access": "连上 访问", "achiev": "取得 获得 达成 实现", "footwear": "鞋", "prison": "获刑 判刑 刑期 有期徒刑",
    "princip": "校长", "headmast": "校长", "dub": "被誉为 誉为", "sme": "中小企业 中小微企业", "regist": "报名 登记 注册",
    "recognis": "认定", "conf": "大会 会议", "violat": "违法 违规 违反", "leaflet": "传单 宣传资料 宣传单", "brochur": "宣传册 宣传资料", "hydropow": "水电 水轮", "scope": "范围", "eligibl": "符合 条件", "outbreak": "疫情 暴发", "epidem": "疫情", "pandem": "疫情", "lockdown": "封控 封城",
    "clinic": "卫生院 诊所 门诊部", "surgeon": "外科 医生 医师", "nurse": "护士", "surgery": "手术", "operation": "手术 运营 作业",
    "outpatient": "门诊", "inpatient": "住院", "ward": "住院部 病区 病房", "ambulance": "救护车", "checkup": "体检", "diagnose": "确诊 诊断",
    "discharge": "出院 排放", "sars": "非典", "covid": "新冠", "emergency": "急诊 应急", "coach": "教练 执教", "match": "比赛", "game": "比赛",
    "score": "进球 打进 比分 得分", "scorer": "射手", "striker": "前锋", "goalkeeper": "门将", "keeper": "门将", "midfielder": "中场", "defender": "后卫",
    "captain": "队长 船长", "league": "联赛", "season": "赛季", "relegate": "降级 保级", "transfer": "转会 转移 转院", "lose": "负 不敌 失利 输 亏损",
    "lost": "负 不敌 失利 输 亏损", "draw": "吸引 战平 平局", "drew": "吸引 战平 平局", "drawn": "吸引 战平 平局", "attract": "吸引", "point": "积分 分",
    "penalty": "点球 处罚", "debut": "首秀 首次 首演", "substitute": "替补", "stadium": "球场 体育场 体育馆", "fan": "球迷", "spectator": "观众 球迷",
    "crowd": "观众 球迷", "academy": "青训 学院 科学院 工程院", "member": "成员 会员 委员 院士 队员", "trophy": "奖杯", "final": "决赛", "eliminate": "淘汰 消除", "finisher": "完赛", "tournament": "锦标赛 赛事 大赛 比赛",
    "wheat": "小麦", "yield": "亩产 单产 产量", "sow": "播种", "acreage": "面积", "tractor": "拖拉机 农机", "machinery": "农机 机械", "pest": "病虫害 虫害",
    "pig": "生猪", "poultry": "家禽", "fishery": "水产 渔业", "orchard": "果园", "greenhouse": "大棚 温室", "pesticide": "农药", "rural": "乡村 农村",
    "runway": "跑道", "airline": "航空公司 航司", "delay": "延误 推迟", "postpone": "推迟 延期", "punctuality": "正常率 准点", "luggage": "行李",
    "baggage": "行李", "freight": "货运 货邮", "destination": "通航 航点 目的地 飞往", "takeoff": "起降 起飞", "landing": "起降 降落", "divert": "备降",
    "customs": "海关", "crew": "机组 船员", "fog": "大雾 雾", "snow": "降雪 雪", "bus": "公交", "driver": "司机 驾驶员", "fare": "票价", "lane": "车道",
    "junction": "枢纽 互通", "ferry": "渡轮 轮渡", "teacher": "教师", "exam": "考试", "dormitory": "宿舍", "alumni": "校友", "dropout": "辍学",
    "ink": "签约 签订 签署", "summit": "峰会 大会", "fair": "博览会 展会 交易会 对接会", "exhibitor": "参展商 参展", "booth": "展位", "shareholder": "股东",
    "dividend": "分红", "warehouse": "仓库 仓储", "outlet": "门店", "store": "门店 商店", "shop": "门店 商店", "customer": "客户 顾客", "complaint": "投诉",
    "licence": "许可证 牌照 执照", "license": "许可证 牌照 执照", "parcel": "快递 包裹", "courier": "快递", "livestream": "直播", "produce": "生产 年产",
    "assemble": "组装 总装", "leak": "泄漏 漏损", "pipeline": "管道 管网", "pipe": "管道 管网", "rubbish": "垃圾", "garbage": "垃圾", "recycle": "回收 再生",
    "demolish": "拆除", "blackout": "停电", "heating": "供暖 供热", "wetland": "湿地", "emission": "排放", "pollute": "污染", "landslide": "滑坡",
    "shelter": "安置 避难", "rainfall": "降雨量 雨量", "court": "法院", "police": "公安 警方 民警", "fraud": "诈骗", "theft": "盗窃", "seize": "查获 缴获",
    "chair": "主持 主席 董事长 会长", "petition": "请愿 信访", "secretary": "书记 秘书", "welfare": "福利 低保", "disabled": "残疾", "veteran": "退役军人",
    "tomb": "墓", "statue": "雕像 塑像", "monument": "纪念碑", "troupe": "剧团", "anniversary": "周年", "inheritor": "传承人", "celebrate": "庆祝",
    "chemical fibre": "化纤", "chemical fiber": "化纤", "foreign player": "外援", "season ticket": "季票", "health centre": "卫生院",
    "health center": "卫生院", "length of stay": "住院日", "top scorer": "最佳射手", "head coach": "主教练", "siberian tiger": "东北虎", "cultural and creative": "文创", "semi final": "半决赛", "on time": "准点 正点 正常率",
    "licensed": "持证", "nearby": "附近 周边", "opposition": "对手", "opponent": "对手", "predict": "预计 预测", "foresee": "预计",
    "rapid": "快速", "calibre": "层次", "caliber": "层次", "high calibre": "高层次", "high caliber": "高层次", "professional": "人才 专业人员", "workforce": "职工 人才 劳动力",
    "discipline": "学科 项目 大项", "sprinkler": "喷灌", "dairy": "奶牛 乳业 牛奶", "farmland": "农田 耕地", "behind": "牵头 背后",
    "earmark": "计划投入 安排 拨", "allocate": "拨付 安排 分配", "disclose": "公布 披露", "reveal": "公布 披露", "unveil": "揭幕 揭牌 发布 公布",
 "vehicl": "车辆 汽车", "victim": "受害人 受害者 遇难 被害人", "cheat": "骗 诈骗 作弊", "defraud": "骗 诈骗", "buy back": "回购", "bought back": "回购",
    "buyback": "回购", "bid": "投标 竞标 招标 揭榜", "bidding": "投标 竞标 招标 揭榜", "top": "最佳 最高 首位 第一", "best": "最佳 最美", "secure": "锁定 确保 获得",
    "academia": "产学研 学界", "stay": "住院 停留", "score draw": "战平", "buildings": "楼 院区 建筑", "benefit": "惠及 受益 好处 提升 带动", "nurture": "培育", "exceed": "超 以上 突破", "surpass": "超 以上 突破",
    "pretty": "最美", "prettiest": "最美", "profession": "专业", "occupation": "职业", "symposium": "座谈会 研讨会", "workshop": "车间 工作坊 研修",
    "closure": "关闭 停业", "aboard": "搭载 乘坐", "board": "董事会 理事会 登机", "rally": "集会 拉力赛", "strike action": "罢工", "standing": "排名 名次",
    "submit": "报名 申报 报送 征集 提交", "receive": "收到 接收 获得 接待", "respond": "出动 响应 处置",
    "handle": "处理 办理 处置 完成 受理 吞吐", "settle": "结案 和解 调解", "conclude": "审结 结案 结束", "hurt": "受伤 伤亡 伤", "wound": "受伤 伤亡 伤", "extinguish": "扑灭",
    "blaze": "火灾 大火", "firefighter": "消防员 指战员", "fire engine": "消防车", "fire truck": "消防车", "fire brigade": "消防", "fire station": "消防站",
    "drill": "演练 演习", "hydrant": "消火栓", "drone": "无人机", "box office": "票房", "occupancy": "上座率 入住率 使用率", "screening": "放映 展映 上映", "screen": "放映 上映",
    "shoot": "拍摄 开机 取景", "shot": "拍摄 取景", "shooting": "拍摄 开机", "filmed": "拍摄 取景", "script": "剧本", "jury": "评审团 评委", "judge": "评委 法官 评审",
    "section": "单元 部分", "trailer": "预告片", "running time": "片长", "animated": "动画", "documentary": "纪录片", "feature film": "长片 故事片", "actor": "演员 主演",
    "actress": "演员 主演", "ceremony": "典礼 仪式", "guest of honour": "主宾国 嘉宾", "guest of honor": "主宾国 嘉宾", "conductor": "指挥", "concert": "音乐会 演唱会",
    "composer": "作曲", "security": "安检 安保", "check in": "值机", "aircraft": "飞机 客机 航班", "plane": "飞机 客机 航班", "strand": "滞留", "charter": "包机",
    "fleet": "机队 车队 船队", "non stop": "直飞", "direct flight": "直飞", "long haul": "洲际 远程", "ridership": "客流 客运量", "freight train": "班列 货运列车",
    "verdict": "判决", "defendant": "被告", "plaintiff": "原告", "lawsuit": "诉讼 案件", "mediate": "调解", "mediation": "调解", "appeal": "上诉", "prosecute": "起诉",
    "lawyer": "律师", "hearing": "庭审 开庭 听证", "intellectual property": "知识产权", "dispute": "纠纷", "juvenile": "未成年", "bankruptcy": "破产",
    "enforcement": "执行", "compensation": "赔偿 补偿", "suspect": "嫌疑人", "smuggle": "走私", "declare": "申报 报关", "clearance": "通关 清关", "counterfeit": "假冒 侵权",
    "trade": "贸易 进出口", "foreign trade": "外贸 进出口", "bonded": "保税", "e commerce": "电商 电子商务", "cross border": "跨境", "quarantine": "检疫", "goods": "货物 商品",
    "shipment": "批次 货物", "clinical trial": "临床试验", "drug": "药品 新药 药 毒品", "dose": "剂次 剂", "therapy": "疗法 治疗", "gene": "基因", "antibody": "抗体",
    "biotech": "生物", "ipo": "上市", "valuation": "估值", "investor": "投资方 投资者 领投 跟投", "headcount": "员工 在职", "transplant": "移植", "cancer": "癌 肿瘤",
    "department": "科室 部门 处", "deliver": "分娩 交付 配送", "undergraduate": "本科", "postgraduate": "研究生", "phd": "博士", "doctoral": "博士", "faculty": "教师 教职工",
    "freshman": "新生", "paper": "论文", "journal": "期刊", "afforest": "造林", "air quality": "空气质量 优良天数", "water level": "水位", "retail": "零售",
    "consumption": "消费", "fiscal": "财政", "public money": "财政", "public fund": "财政", "government fund": "财政", "expenditure": "支出 经费 投入",
    "per capita": "人均", "disposable income": "可支配收入", "market share": "市场占有率 市占率", "assist": "助攻 协助", "clean sheet": "零封", "ligament": "韧带",
    "promotion": "升级 升入 晋升", "relegation": "降级", "transfer fee": "转会费", "version": "版本 版", "bug": "缺陷 漏洞 问题", "feature": "功能", "user": "用户",
    "download": "下载", "subscription": "订阅 会员", "update": "更新 升级", "login": "登录", "crash": "崩溃 坠毁 相撞", "free": "免费 免票", "children": "儿童 孩子",
    "child": "儿童 孩子", "opening hours": "开放时间", "imprison": "有期徒刑", "jail": "有期徒刑 拘留", "detain": "拘留", "cancel": "取消", "reduce": "下降 减少 降低 下调 压缩",
    "lower": "下调 降低 下降", "decrease": "下降 减少 降低", "shrink": "下降 减少 缩减", "purchase": "购置 收购 购买 采购", "purchased": "购置 收购 购买 采购",
    "recruit": "招录 招聘 录用 聘用", "chairperson": "董事长 主席 会长", "successor": "接任 接替 继任", "predecess": "前任 原", "renovation": "改造 修缮 翻新", "relocate": "搬迁 迁",
    "inaugurate": "启用 开幕 揭牌 落成", "commence": "开工 启动 开始", "release": "发布 公布 上映 发行 推出",
    "opera": "歌剧 戏曲 戏剧 戏",
    "concede": "失球 丢球", "friendly": "热身赛 友谊赛", "friendlies": "热身赛 友谊赛", "winter training": "冬训", "previous": "前任 上届 此前 上任", "last match": "收官战",
    "final match": "收官战 决赛", "opening match": "首轮 揭幕战", "first match": "首轮 首场", "in a row": "连胜 连续", "net profit": "净利润",
    "keynote": "主旨演讲 主旨发言 主旨报告 主题演讲 主题报告", "attendee": "参会 与会 参加", "venue": "场馆 会场 地点",
    "groundbreaking": "开工 奠基 动工 破土", "topped out": "封顶", "layoff": "裁员", "plaque": "揭牌 授牌 牌匾",
    "turnout": "投票率 到场 参加", "outage": "停电", "landfill": "填埋场 填埋", "embezzlement": "贪污 挪用",
    "artefact": "文物 展品", "artifact": "文物 展品", "laureate": "得主 获得者 获奖者", "quota": "名额 指标",
    "death toll": "死亡 遇难", "quake": "地震", "tremor": "地震", "spokesman": "发言人", "spokesperson": "发言人",
    "canteen": "食堂", "power grid": "电网", "wind farm": "风电场", "charging pile": "充电桩",
    "charging station": "充电站 充电桩", "seedling": "苗木 树苗", "sapling": "树苗 苗木", "motion": "议案 动议",
    "stall": "摊位 展位", "rice": "水稻 稻谷 大米", "prize money": "奖金",
    "youngest": "最年轻 年纪最小", "originally": "原定 原计划 最初", "demonstration": "现场会 示范 演示 观摩", "other region": "外地 跨区 省外 外省",
    "elsewhere": "外地 外省 省外", "financ": "出资 自筹 贷款 融资 补助 拨款 资金", "work stop": "停工", "stop work": "停工", "combine harvester": "收割机", "grower": "大户 种植户 农户", "headed": "组长 领衔 带队 负责人 主任", "panel": "专家组 评审组 小组 专家",
    "lead investor": "领投", "series": "轮", "second": "二号 二代 第二代 二期", "third": "三号 三代 第三代 三期",
    "came first": "第一名 冠军 夺冠 居首 首位", "came second": "第二名 亚军", "came third": "第三名 季军", "finish first": "第一名 冠军 夺冠 居首",
    "finish second": "第二名 亚军", "finish third": "第三名 季军", "office": "办事处 机构 网点 设点", "first generation": "第一代 一代 一号", "second generation": "第二代 二代 二号", "third generation": "第三代 三代 三号",
    "smart": "智慧 智能", "add": "列入 入选 新增 增列", "inscribe": "列入 入选", "auction": "拍卖 竞价 竞拍 落槌", "name": "得名 取名 命名 名为", "private capital": "社会资本 民间资本",
    "heritage list": "遗产名录 名录", "breach": "决口 溃口", "resettle": "搬迁 安置", "village head": "村主任 村长", "party secretary": "书记", "by election": "补选",
    "maiden voyage": "首航", "first voyage": "首航", "bulk carrier": "散货船", "deadweight": "载重吨", "trade surplus": "顺差", "trade deficit": "逆差", "trade fair": "交易会 广交会 展会",
    "bonded zone": "综合保税区 保税区", "college entrance": "高考", "admission score": "录取线 录取分数 分数线", "disease control": "疾控", "life expectancy": "预期寿命",
    "digitise": "数字化", "digitize": "数字化", "repatriate": "回归 追索 返还", "tenant": "入驻", "in favour": "赞成 同意", "in favor": "赞成 同意", "reject": "否决 驳回 拒绝",
    "release wild": "放归 放飞 野放", "crested ibis": "朱鹮", "zoo keeper": "饲养员", "zookeeper": "饲养员", "night session": "夜场", "parking": "停车", "parking space": "停车位 车位",
    "parking lot": "停车场 停车位", "county head": "县长", "city head": "市长", "township head": "乡长 镇长", "chief financial": "财务总监 首席财务官", "allowance": "津贴 补贴",
    "magnitude": "震级 级", "footfall": "客流 客流量", "discount": "优惠 折", "free of charge": "免费", "respons": "负责 分管 主管",
    "captive": "圈养 人工", "fence": "护栏 围栏", "lightning": "雷击 闪电",
    "shaft": "竖井 斜井", "span": "主跨 跨", "pile": "桩", "estimate": "概算 估算 预算", "unit": "机组", "grid": "电网 并网", "crest": "坝顶", "overrun": "超支",
    "diversion": "导流 引水 改道", "gate": "闸门 大门 校门", "foreman": "工长 领班 队长", "waiting time": "轮候 候诊 等候", "waiting list": "轮候 候诊", "oncology": "肿瘤",
    "principal": "校长", "supervisory board": "监事会 监事", "board of supervisors": "监事会 监事", "semester": "学期", "enrolment": "招生 在校生 学生", "graduate": "毕业 毕业生", "exchange student": "交换生", "choir": "合唱团",
    "form teacher": "班主任", "class teacher": "班主任", "homeroom teacher": "班主任", "sports meet": "运动会", "sports day": "运动会", "relay": "接力",
    "long jump": "跳远", "high jump": "跳高", "shot put": "铅球", "hurdle": "跨栏", "tug of war": "拔河", "referee": "裁判", "chief referee": "总裁判",
    "boy": "男子 男生 男孩", "girl": "女子 女生 女孩", "men": "男子", "women": "女子 妇女", "school record": "校纪录", "gallery": "展厅 展馆 画廊", "painting": "画作 国画 油画",
    "object": "文物 藏品 器物", "thief": "小偷 窃贼 盗窃", "steal": "被盗 盗窃 窃", "stolen": "被盗 盗窃 窃", "robbery": "抢劫 劫", "catch fire": "失火 起火 着火",
    "headquarters": "总部", "theatre": "剧院 剧场", "letter": "信 来信 信件", "mine": "矿 煤矿", "sewer": "污水 管网",
    "in charge": "负责 主管 分管 牵头", "premium": "保费", "claim": "理赔 索赔", "nursery": "幼儿园 托育 苗圃", "pond": "鱼塘 池塘", "cattle": "牛 肉牛 奶牛", "bell": "钟", "pagoda": "塔", "monk": "僧人 和尚", "shrine": "祠 庙",
}  # fmt: skip


def _by_stem() -> dict[str, tuple[str, ...]]:
    """Return what is said for a word and for its stem; of words with one stem (defender, defendant) either is meant."""
    found: dict[str, dict[str, None]] = {}
    for word, said in _SAID.items():
        found.setdefault(" ".join(map(stem, word.split(" "))), {}).update(dict.fromkeys(said.split()))
    return {form: tuple(said) for form, said in found.items()} | {
        word: tuple(said.split()) for word, said in _SAID.items()
    }


SAID = _by_stem()
"""For a stem, the words of chronicles."""


def _reversed() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word, said in SAID.items():
        for text in said:
            if len(text) > 1 or text in _ALONE:
                found.setdefault(text, []).append(word)
    return {text: tuple(words) for text, words in found.items()}


_ALONE = frozenset("花价")
IN_ENGLISH = _reversed()
"""For a Chinese word of chronicles, the stems of English ones, the other way round."""

_ALIKE = """
    buy purchas acquir acquisit takeover|sell sale price|construct build built erect dates_from dating_from|begin start commenc launch
    |end finish complet conclud|open reopen inaugurat unveil cut_the_ribbon|win award prize receiv beat|lead head chair direct manag
    |hire recruit employ|employe staff worker employ personnel workforc job|grow increas rise climb surg
    |fall declin decreas drop shrink reduc|cost price spend expens worth|make produc manufactur maker
    |give donat donor gift contribut present provid came_from|choose select pick|write author|die dead death kill fatal|hurt injur wound
    |visitor attend visit admission|company compani firm busi|ceo chief_executive|chair chairman chairwoman chairperson
    |speak said say told|show exhibit display|ship vessel boat|road highway street|film movi|pupil student
    |doctor physician|car vehicl|plane aircraft|home hous house|fund money financ paid_for gave borrow grant|year annual yearli yearly|day daili daily|week weekli weekly
    |month monthli monthly|replac succeed successor stand_in act_in deputis|leave depart resign retir|agre sign|approv permit authoris authoriz
    |close shut|damag destroy|repair fix restor renovat refurbish|move relocat transfer|cut reduc|chang replac|size area cover squar
    |big larg size|old age|long length last|fast speed|high height tall|deep depth|wide width|heavi weigh weight
    |call name|competitor entr contestant contest entrant|earn revenu incom|passeng travel|box contain|order contract|contract tender bid
    |collaps toppl|found establish creat set_up start|own belong|gather collect|teach instruct|rival competitor
    |minist secretari secretary|mayor_elect mayor|lift load|sponsor support fund|run oper|stop halt suspend ceas|plan expect
    |share proport percentag|biggest largest|smallest least|oldest earliest|curat cur|gift donat bequest
    |factori factory plant mill|build built construct erect put_up|builder contractor|record highest|theme subject|aim goal target purpos|ticket admission|paid payabl payable|entranc entrance entri entry admission|fee cost price charg|burn destroy fire|perform carri_out carried_out|call_off cancel|volunt unpaid|lab laborator|foreign abroad overseas international|exam examin|bike bicycl
"""


def _grouped(groups: Iterable[Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for group in groups:
        words = [word.replace("_", " ") for word in group]
        for word in words:
            kept = found.setdefault(word, [])
            kept += [other for other in words if other != word and other not in kept]
    return {word: tuple(others) for word, others in found.items()}


FORMS = _grouped(IRREGULAR)
"""For a form of an irregular word, its other forms."""

ALIKE = _grouped(group.split() for group in _ALIKE.split("|"))
"""For an English word, or the letters that its forms begin with, those of others that news says for it."""

_PHRASAL = {
    "take part": "参加 参赛 出席 参会 发言", "hand out": "发放 颁发 派发 核发", "give out": "颁发 发放 核发", "give away": "赠送 捐赠", "carry out": "开展 实施 进行",
    "bring in": "引进 引入", "take on": "承担 承接", "take over": "接任 继任 接替 接过 接管 收购 接手", "shut down": "关闭 停产 关停", "break out": "爆发 发生",
    "lay off": "裁员 下岗", "call off": "取消", "put off": "推迟 延期", "set off": "出发", "pick up": "获得 领取", "pull down": "拆除",
    "tear down": "拆除", "knock down": "拆除", "turn down": "拒绝", "wipe out": "毁 消灭", "go public": "上市", "team up": "联合 合作",
    "sign up": "报名 注册", "step down": "卸任 辞职", "hand over": "移交 交付", "roll out": "推出 推行", "phase out": "淘汰", "pay out": "支付 发放",
    "come out": "公布 发布 出版 上映 揭晓", "pay off": "偿还 还清", "put out": "公布 发布 扑灭", "kick off": "开班 启动 开幕 开始 开赛", "wrap up": "结束 闭幕", "show up": "参加 到场 出席",
    "turn up": "参加 到场 出席", "turn out": "参加 到场 出席", "rake in": "收入 获得", "shell out": "投入 花 支出", "chip in": "捐款 出资",
    "put forward": "推荐 提名 推选 提出", "set aside": "安排 预留", "look back": "回顾", "draw up": "制定 编制", "pass away": "去世 逝世", "drop out": "退出",
    "break down": "故障", "break ground": "奠基 开工 动工", "knock out": "淘汰 负于", "take effect": "施行 实施 生效", "go live": "上线",
    "fill in": "填写", "win back": "收复", "take off": "起飞 起降", "get together": "召开 举行 聚会", "get hurt": "受伤", "come back": "返回 回程 归来", "bring back": "运回 带回", "go back": "返回 回程", "put in": "投入 入库",
}  # fmt: skip
_PARTICLED = {
    f"{form} {phrase.split(' ', 1)[1]}": tuple(said.split())
    for phrase, said in _PHRASAL.items()
    for verb in [phrase.split(" ", 1)[0]]
    for form in {
        verb, f"{verb}s", f"{verb}ing", f"{verb}ed", f"{verb[:-1]}ing", f"{verb}d", f"{verb[:-1]}ied", f"{verb}{verb[-1]}ing",
        f"{verb}{verb[-1]}ed", *FORMS.get(verb, ()),
    }
}  # fmt: skip
_PARTICLE = re.compile(
    rf"\b([a-z]+) (?:(?:it|them|him|her|us|this|that) )?({'|'.join(sorted({phrase.split(' ', 1)[1] for phrase in _PHRASAL}))})\b"
)


def phrasal(folded: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the verbs with particles of a folded English question, each with what Chinese chronicles say for it.

    Example:
        >>> [(label, said[0]) for label, said in phrasal("who took part, and who knocked them out?")]
        [('took part', '参加'), ('knocked out', '淘汰')]
    """
    labels = [" ".join(match.groups()) for match in _PARTICLE.finditer(folded)]
    return [(label, _PARTICLED[label]) for label in labels if label in _PARTICLED]


_NOUN_PHRASES = {tuple(map(stem, word.split(" "))): tuple(said.split()) for word, said in _SAID.items() if " " in word}
_LONGEST = max(map(len, _NOUN_PHRASES))
_WORD = re.compile(r"[a-z0-9]+")
_CONGRESS = re.compile(r"\b((1[1-9]|[2-9]\d)(?:st|nd|rd|th)) (?:(?:national|party|cpc) )*congress\b")
"""A party congress, which Chinese names by its number: 二十大. 十大 are the ten greatest of anything."""


def noun_phrases(folded: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the phrases of a folded English question that chronicles say in one word, by their stems.

    Example:
        >>> noun_phrases("who was the head coach?")
        [('head coach', ('主教练',))]
    """
    stems = list(map(stem, _WORD.findall(folded)))
    found = []
    for size in range(2, _LONGEST + 1):
        for place in range(len(stems) - size + 1):
            said = _NOUN_PHRASES.get(tuple(stems[place : place + size]))
            if said is not None:
                found.append((" ".join(stems[place : place + size]), said))
    found += [(f"{match[1]} congress", (f"{chinese_number(int(match[2]))}大",)) for match in _CONGRESS.finditer(folded)]
    return found
