/** Surnames of one character, simplified and traditional, common and rare. */
const SINGLE =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐' +
  '费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁' +
  '杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮' +
  '龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹' +
  '束龙叶幸韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚' +
  '农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶' +
  '空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦商牟佘佴伯赏墨哈谯笪年阳佟肖丛豆谌' +
  '冼邝展仝芦瓮旷植招区麦岳仵亓占候兰覃初智钮苟苑英揭银闪闵盘迟邸郇矫禤揣衣鹿但官佐尉楼粟郄撒承幺门母朴战揭修侍柏相原雒祖阿泮' +
  '庹庚郅逢线练晋谌谷栗牟危邵淳轩敬邢茆蔄木才呼辜代付宝庆肇双谷帖冶强琚麹初宁练计邱' +
  '趙錢孫鄭馮陳衛蔣韓楊許呂張嚴華陶謝鄒竇雲蘇魯韋馬鳳鮑費賀湯羅畢鄔樂時傅齊顧黃蕭湯談龐紀項閔賈婁顏鍾駱淩萬盧經繆應鄧單諸龔陸榮' +
  '儲巫烏車寧欒鈄厲劉葉龍韶黎薊從賴藺喬陰聞莘黨譚貢勞冉酈桑牛壽邊農溫莊閻連習魚終廣闕東歐師鞏聶簡饒關蒯紅遊權蓋國後塗區麥佔蘭鄺';

/** Surnames of two characters. */
const COMPOUND =
  '欧阳 歐陽 太史 端木 上官 司马 司馬 东方 東方 独孤 獨孤 南宫 南宮 万俟 闻人 夏侯 诸葛 諸葛 尉迟 尉遲 公羊 赫连 赫連 澹台 皇甫 宗政 濮阳 濮陽 公冶 太叔 申屠 公孙 公孫 慕容 仲孙 钟离 鍾離 长孙 長孫 宇文 司徒 鲜于 鮮于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 梁丘 左丘 东门 西门 第五 母丘 毋丘 爱新 完颜 耶律 纳兰 那拉 叶赫 赫舍';

const singles = new Set(SINGLE);
const compounds = new Set(COMPOUND.split(' '));

/** The surname that a name begins with; undefined where it begins with none. */
export function surnameOf(name: string): string | undefined {
  const two = name.slice(0, 2);
  if (compounds.has(two)) return two;
  const one = name.slice(0, 1);
  return singles.has(one) ? one : undefined;
}

export function isCompoundSurname(text: string): boolean {
  return compounds.has(text);
}
