import { describe, expect, it } from 'vitest';
import {
  type Attribution,
  readAuthorLine,
  readByline,
  readCredit,
  readDateline,
  readEditors,
  readSignature,
} from '../../src/pipeline/people/byline.ts';

const told = (read: Attribution | undefined): string | undefined =>
  read &&
  [...read.people.map(({ name, role }) => `${name}/${role}`), ...read.sources.map(({ name }) => name)].join(
    ' ',
  );

describe('readByline', () => {
  it.each([
    ['本报记者 田大垒 本报通讯员 杜小凯', '田大垒/记者 杜小凯/通讯员'],
    ['本报评论员', '本报评论员/评论员'],
    ['本报特约评论员 王大力', '王大力/评论员'],
    ['晚报记者 井大春', '井大春/记者'],
    ['本報記者 詹大彤', '詹大彤/记者'],
    ['本报记者 谷大阳 见习记者 匡小曦', '谷大阳/记者 匡小曦/见习记者'],
    ['本报通讯员 陆夏 彩云', '陆夏/通讯员 彩云/通讯员'],
    ['本报记者 王 浩', '王浩/记者'],
    ['本报通讯员 向 远 舟 欧阳 杭', '向远舟/通讯员 欧阳杭/通讯员'],
    ['本报记者张三李四', '张三/记者 李四/记者'],
    ['本报记者 田大垒本报通讯员 杜小凯', '田大垒/记者 杜小凯/通讯员'],
    ['新华社记者 张三 李四', '张三/记者 李四/记者 新华社'],
    ['本报驻京记者 张三 北京报道', '张三/记者'],
    ['□本报记者 张三', '张三/记者'],
    ['（本报记者 张三）', '张三/记者'],
    ['本报特派员 赵六', '赵六/记者'],
    ['本报记者', ''],
  ])('%s', (line, people) => expect(told(readByline(line))).toBe(people));

  it.each([
    '记者手记',
    '记者调查',
    '记者在采访中了解到，今年一切都好',
    '冰箱卖得最多 热水器跑得最快',
    '记者：为什么会用方言写歌？',
    '',
  ])('leaves %s alone', (line) => expect(readByline(line)).toBeUndefined());

  it('keeps the printed form and its offsets', () => {
    const line = '本报记者　王　浩';
    const [person] = readByline(line)?.people ?? [];
    expect(person).toMatchObject({ name: '王浩', printed: '王 浩' });
    expect(line.slice(person?.start, person?.end)).toBe('王　浩');
  });
});

describe('readCredit', () => {
  it.each([
    ['本报通讯员 周大玲 摄', '周大玲/摄'],
    ['新华社发（胡大学 摄）', '胡大学/摄 新华社'],
    ['许大勇 摄/中新社', '许大勇/摄 中新社'],
    ['中新社发 张三 摄', '张三/摄 中新社'],
    ['惠大元 摄', '惠大元/摄'],
    ['本報記者翁大然攝', '翁大然/摄'],
    ['设置了警示标志。记者 左少白 摄', '左少白/摄'],
    ['集文化、旅游于一体的园区。新华社发（冯大敏 摄）', '冯大敏/摄 新华社'],
    ['摄影：张三', '张三/摄'],
    ['本报记者 张三 摄影报道', '张三/摄'],
    ['本报记者 张三 文/图', '张三/记者'],
    ['张三 文 李四 图', '张三/作者 李四/图'],
    ['漫画/王五', '王五/图'],
    ['新华社发', '新华社'],
  ])('%s', (line, people) => expect(told(readCredit(line))).toBe(people));

  it.each(['工作人员在拍摄', '正在进行拍摄。', '我喜欢看图', '游客在欣赏插画', '阮大山（右）在塔吊操作室里'])(
    'leaves %s alone',
    (line) => expect(readCredit(line)).toBeUndefined(),
  );

  it('says where the credit begins', () => {
    const line = '设置了警示标志。记者 左少白 摄';
    expect(line.slice(readCredit(line)?.start)).toBe('记者 左少白 摄');
  });
});

describe('readDateline', () => {
  it.each([
    ['本报讯（记者杨大清 张嫱）来自江苏省', '本报讯', '杨大清/记者 张嫱/记者'],
    ['**本报讯**（记者陈大云）云南', '本报讯', '陈大云/记者'],
    ['本报讯 (记者从民 通讯员解大升)“职工大讲堂', '本报讯', '从民/记者 解大升/通讯员'],
    ['晚报讯(记者 褚梅 通讯员 米大路)昨日', '晚报讯', '褚梅/记者 米大路/通讯员'],
    ['【本報訊】（記者龐大雯）深水埗', '【本報訊】', '龐大雯/记者'],
    ['本报讯 记者从市公交公司获悉', '本报讯', ''],
    ['本报讯（记者张三近日，', '本报讯', '张三/记者'],
    ['本报讯记者张三报道：', '本报讯', '张三/记者'],
    ['（记者张三 通讯员李四）近日', '', '张三/记者 李四/通讯员'],
  ])('%s', (line, text, people) => {
    const read = readDateline(line);
    expect(read?.text).toBe(text);
    expect(told(read)).toBe(people);
  });

  it.each([
    ['新华社太原11月29日电（记者魏大飚）记者从', '太原', '11月29日', '魏大飚/记者 新华社'],
    ['本报荆州11月9日电（记者张翀 通讯员谢大哲）今天', '荆州', '11月9日', '张翀/记者 谢大哲/通讯员'],
    ['【新华社西安十二日电】陕西省', '西安', '十二日', '新华社'],
    ['据新华社北京７月１日电 记者张三报道：', '北京', '７月１日', '张三/记者 新华社'],
    ['本报济南11月29日讯', '济南', '11月29日', ''],
  ])('%s', (line, place, date, people) => {
    const read = readDateline(line);
    expect(read).toMatchObject({ place, date });
    expect(told(read)).toBe(people);
  });

  it('ends where the report begins', () => {
    const line = '本报讯（记者杨大清 张嫱）来自江苏省';
    expect(line.slice(readDateline(line)?.end)).toBe('来自江苏省');
  });

  it.each(['记者在现场看到', '新华社记者', '今年以来，本报讯息不断'])('leaves %s alone', (line) =>
    expect(readDateline(line)).toBeUndefined(),
  );
});

describe('readSignature', () => {
  it.each([
    ['领到了救助。（冷大萍）', '冷大萍/作者'],
    ['弘绩”。（梁大强）', '梁大强/作者'],
    ['咨询电话。(本报记者 涂大梅 整理)', '涂大梅/整理'],
    ['它才会轻轻地响(湘衡公司职工 舒望)', '舒望/作者'],
    ['节省了水。(萨仁)', '萨仁/作者'],
    ['成了。（作者：张三，系某厂工人）', '张三/作者'],
    ['增长三成。（据新华社）', '新华社'],
    ['增长三成。（据《某城日报》）', '某城日报'],
  ])('%s', (line, people) => expect(told(readSignature(line))).toBe(people));

  it('takes a place before a name for where the reader writes from', () => {
    expect(told(readSignature('请考虑。（武功 柴大信）', (name) => name === '武功'))).toBe('柴大信/作者');
  });

  it.each([
    '（下转第3版）',
    '吊装班班长阮大山（右）',
    '吗？（读者 老简）',
    '吗？（蒙城 小车）',
    '完成。（完）',
    '赔了（三元）',
  ])('leaves %s alone', (line) => expect(readSignature(line)).toBeUndefined());
});

describe('readAuthorLine', () => {
  it.each([
    ['青簷', '青簷/作者', false],
    ['谢大明', '谢大明/作者', true],
    ['□ 张三', '张三/作者', true],
    ['作者：李四', '李四/作者', true],
    ['文/王五', '王五/作者', true],
  ])('%s', (line, people, certain) => {
    const read = readAuthorLine(line);
    expect(told(read)).toBe(people);
    expect(read?.certain).toBe(certain);
  });

  it.each(['短评', '简讯', '劳动者之歌', '新闻特写'])('leaves %s alone', (line) =>
    expect(readAuthorLine(line)).toBeUndefined(),
  );
});

describe('readEditors', () => {
  it.each([
    ['本版编辑 房大树', '房大树'],
    ['编辑 仇大棠 美编 居立 校对 幸大林', '仇大棠 居立 幸大林'],
    ['2016年8月10日 星期三 · 权益 · 责任编辑：蒲大苇 · E-mail：a@b.example', '蒲大苇'],
    ['值班编辑：门大贞 新闻热线：（029）8732××××', '门大贞'],
  ])('%s', (line, names) =>
    expect(
      readEditors(line)
        .map(({ name }) => name)
        .join(' '),
    ).toBe(names),
  );
});
