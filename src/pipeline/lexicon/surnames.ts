/** Surnames of Han people, in simplified characters. */

const SINGLE =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖付闫佟岳覃亓仉楚佘佴海冼展帅涂晋商牟揭门候原折佀苑代修苟邸忻辜初仝皇鹿郄库南缑战伦尧信图由化车宝但况亢邝过区谌植丛衣矫沐祖巨才门庹逮笪谯眭隋蹇税麦兰撒斯战刑戢揣藏粟苪仵占练臺丘禤邹线闪郐虎冶寻锺塔丑字茆阳卿吾拜英普来么刀柱奉彦敬才元斗官朴';
const COMPOUND =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 南荣 第五 爱新觉罗 叶赫那拉';

/** Surnames of one character. */
export const singleSurnames: ReadonlySet<string> = new Set(SINGLE);
/** Surnames of two characters and more. */
export const compoundSurnames: ReadonlySet<string> = new Set(COMPOUND.split(' '));

/** The surname that a name in simplified characters begins with, the longest that fits; undefined where there is none. */
export function surnameOf(name: string): string | undefined {
  for (const length of [4, 2]) {
    const start = name.slice(0, length);
    if (start.length === length && compoundSurnames.has(start)) return start;
  }
  const first = name.slice(0, 1);
  return singleSurnames.has(first) ? first : undefined;
}
