"""Words by which both texts and questions are read: surnames, what people are by office or trade, irregular forms."""

from __future__ import annotations

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段"
    "雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤柯庄骆"
)
"""The hundred most frequent surnames and a few of Fujian's: three characters that begin so may be a person."""

FREQUENT_SURNAMES = SURNAMES | frozenset("于高萧康傅赖鲁阎洪施翁欧")
"""With the frequent ones that are words, too (高水平): a name where more speaks for it than three characters."""

ALL_SURNAMES = SURNAMES | frozenset(
    "鲁岑尤苗柳俞酆费廉滕殷毕安常乐时傅皮卞齐康伍元卜平穆湛祁米贝明臧计伏成谈宋庞纪舒屈项祝阮蓝闵席季麻强路娄危童颜梅盛林刁邱虞霍凌丛支昝管卢"
    "莫经房裘缪干解应宗宣贲郁单杭包诸左崔吉钮嵇邢滑裴荣荀羊惠甄曲封芮储靳汲邴糜松井富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰仲伊宫宁仇栾暴甘厉戎祖符"
    "景詹束龙司韶郜黎薄印宿怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别晏柴瞿阎充慕"
    "连茹习宦艾鱼容古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶曾沙乜养鞠须丰巢关蒯相查后荆红游"
    "竺权逯盖益桓公佟仝肇展邸楚岳帅练苑初门禹战寻覃揭占佘阳粟闾栗谌高于洪"
    "卫植华辜晋商花官银扬丘涂冼麦芦牟苟迟亓矫兰衣尉鹿邝邬鄢倪施翁章葛樊窦柏戚喻奚褚隋鲍郎萧欧狄茅幸代缑蹇雒"
)
"""The surnames of the Hundred Family Surnames and a few more, of one character: a name where something else says so."""

ROLES = (
    r"员|教授|博士|院士|记者|学者|医生|医师|教师|老师|校长|院长|县长|市长|区长|镇长|省长|厅长|局长|部长|处长|科长|馆长|所长|站长|社长|会长|厂长|班长|队长|村长|园长|台长|行长|署长|庭长|组长|船长|机长|舰长|护士长|列车长|董事长|理事长|秘书长|团长|场长|矿长|乡长|司长|州长|段长|连长|营长|总工|总厨|厨师长|监事长"
    r"|主任|书记|经理|总裁|主席|干事|总监|工程师|设计师|律师|教练|画家|作家|诗人|书法家|企业家|学家|艺术家|歌手|选手|名将|小将|传承人|创始人|负责人|华侨|乡贤|商人|村民|市民|居民|工匠|技工|先生|女士"
)
"""Words of a role, behind which the name of its holder stands."""

_IRREGULAR = """
    be been|become became become|begin began begun|blow blew blown|break broke broken|bring brought
    |build built|buy bought|catch caught|choose chose chosen|come came come|cut cut|deal dealt|do did done
    |draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought
    |find found|flee fled|fly flew flown|forget forgot forgotten|freeze froze frozen|get got gotten
    |give gave given|go went gone|grow grew grown|have had|hear heard|hide hid hidden|hold held|keep kept
    |know knew known|lay laid|lead led|leave left|lend lent|lose lost|make made|mean meant|meet met
    |pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said|see saw seen|seek sought
    |sell sold|send sent|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk
    |sing sang sung|sink sank sunk|sit sat|sleep slept|speak spoke spoken|spend spent|stand stood
    |steal stole stolen|strike struck|sweep swept|swim swam swum|take took taken|teach taught|tell told
    |think thought|throw threw thrown|understand understood|wake woke woken|wear wore worn|weep wept|win won
    |write wrote written|man men|woman women|child children|person people|foot feet
"""

IRREGULAR = tuple(tuple(group.split()) for group in _IRREGULAR.split("|"))
"""Common irregular verbs and nouns, each with its other forms: the past of a verb comes second."""
