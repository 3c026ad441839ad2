import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../src/pipeline/people/byline.ts';
import {
  isNobody,
  readBylineBlock,
  readCreditBlock,
  readEnd,
  readHost,
  readReporters,
  readSigners,
} from '../../src/pipeline/people/claimed.ts';

const told = (read: Attribution | undefined): string | undefined =>
  read?.people.map(({ name, role }) => `${name}/${role}`).join(' ');

const isPlace = (name: string) => ['杭州', '苏州', '永和', '武功'].includes(name);

describe('readBylineBlock', () => {
  it.each([
    ['本报记者 江大舟 文 袁小楼 图', '江大舟/记者 袁小楼/图'],
    ['首席记者 江大舟 文 袁小楼 图', '江大舟/记者 袁小楼/图'],
    ['文／本报记者 江大舟 图／袁小楼', '江大舟/记者 袁小楼/图'],
    ['文/图 本报记者 江大舟 实习生 袁小楼', '江大舟/记者 袁小楼/实习生'],
    ['采访/本刊记者 江大舟 图/袁小楼', '江大舟/记者 袁小楼/图'],
    ['本报记者 江大舟 袁小楼 摄影 管大林', '江大舟/记者 袁小楼/记者 管大林/摄'],
    ['江大舟 袁小楼插图', '江大舟/作者 袁小楼/图'],
    ['记者江大舟通讯员多吉平措', '江大舟/记者 多吉平措/通讯员'],
    ['本报记者 布仁巴雅尔 通讯员 敖登格日乐', '布仁巴雅尔/记者 敖登格日乐/通讯员'],
    ['本报记者 公良大舟 端木小楼', '公良大舟/记者 端木小楼/记者'],
    ['独家报道：江大舟', '江大舟/记者'],
    ['江大舟报道', '江大舟/记者'],
    ['采访整理：江大舟', '江大舟/整理'],
    ['访谈整理／江大舟', '江大舟/整理'],
    ['主持人：本报记者 江大舟', '江大舟/记者'],
    ['口述：青山老木匠 整理：江大舟', '江大舟/整理'],
    ['某城纺织厂老工人　江大舟　口述　　袁小楼　整理', '袁小楼/整理'],
    ['江大舟講　袁小楼整理', '江大舟/作者 袁小楼/整理'],
    ['受訪／江大舟（某某董事長）　採訪／記者袁小楼', '袁小楼/记者'],
    ['江大舟（本報駐某地記者）', '江大舟/记者'],
    ['某某先锋报记者 江大舟', '江大舟/记者'],
    ['本報某埠特派記者　江大舟', '江大舟/记者'],
    ['本報訪員 江大舟', '江大舟/记者'],
    ['学生记者 江大舟', '江大舟/记者'],
    ['（江舟）', '江舟/作者'],
    ['（摘自《某地风物》 江大舟文）', '江大舟/作者'],
  ])('%s', (line, people) => expect(told(readBylineBlock(line, isPlace))).toBe(people));

  it.each([
    ['本报记者 江大舟 袁小楼 发自杭州、苏州', '江大舟/记者 袁小楼/记者'],
    ['某某周刊记者 江大舟 袁小楼 苏州、杭州报道', '江大舟/记者 袁小楼/记者'],
    ['記者江大舟、袁小楼／台北報導', '江大舟/记者 袁小楼/记者'],
    ['記者江小文／高雄縣報導', '江小文/记者'],
    ['記者江舟永和報導', '江舟/记者'],
    ['本報記者江大文訪問', '江大文/记者'],
    ['本報記者江大舟街頭訪問', '江大舟/记者'],
    ['記者江大舟現場目擊', '江大舟/记者'],
    ['本報記者江大舟訪', '江大舟/记者'],
    ['本報記者江大舟訪教師小組', '江大舟/记者'],
    ['本报记者　江大舟　综合编译', '江大舟/记者'],
    ['本报记者 江大舟 5月3日杭州电', '江大舟/记者'],
    ['本报杭州专电　记者 江大舟 通讯员 袁小楼', '江大舟/记者 袁小楼/通讯员'],
    ['本报苏州5月3日电 记者江大舟', '江大舟/记者'],
    ['本报记者 江大舟 欧阳小楼报道', '江大舟/记者 欧阳小楼/记者'],
    ['本报记者 江大舟 袁小楼 编辑 管大林', '江大舟/记者 袁小楼/记者'],
    ['本报记者江大舟采写', '江大舟/记者'],
  ])('takes no place and no verb of %s for a name', (line, people) =>
    expect(told(readBylineBlock(line, isPlace))).toBe(people),
  );

  it.each([
    ['省林业推广中心　江大舟　袁小楼', '江大舟/作者 袁小楼/作者'],
    ['护士 江舟', '江舟/作者'],
    ['傣族 玉娜', '玉娜/作者'],
    ['某地社员江大舟', '江大舟/作者'],
    ['统计处 江大舟', '江大舟/作者'],
    ['江大舟（11岁，某镇小学五年级）', '江大舟/作者'],
    ['江大舟（作者单位：某某轧钢厂）', '江大舟/作者'],
    ['竹里老翁', '竹里老翁/作者'],
  ])('%s', (line, people) => expect(told(readBylineBlock(line, isPlace))).toBe(people));

  it('reads long pen names under poems and commentaries', () => {
    expect(told(readBylineBlock('雨天的邮差', isPlace, true))).toBe('雨天的邮差/作者');
    expect(readBylineBlock('雨天的邮差', isPlace)).toBeUndefined();
  });

  it.each(['某县农技站', '本报工业组', '新闻特写', '新店开张了', '劳动者之歌'])('leaves %s alone', (line) =>
    expect(readBylineBlock(line, isPlace, true)).toBeUndefined(),
  );
});

describe('readCreditBlock', () => {
  it.each([
    ['布仁巴雅尔 摄', '布仁巴雅尔/摄'],
    ['江大舟 摄影', '江大舟/摄'],
    ['江大舟画', '江大舟/图'],
    ['阿岩 作', '阿岩/图'],
    ['本报 江大舟 摄', '江大舟/摄'],
    ['晨报 阿岩 摄', '阿岩/摄'],
    ['江大舟 摄（某地图片库）', '江大舟/摄'],
    ['本报记者 小K 摄', '小K/摄'],
  ])('%s', (line, people) => expect(told(readCreditBlock(line, true))).toBe(people));

  it.each([
    ['孩子们在草地上放风筝。江大 摄', '江大/摄'],
    ['灯会昨晚开幕。（本报江大舟摄）', '江大舟/摄'],
    ['清晨的码头。受访者 江大舟 摄', '江大舟/摄'],
  ])('%s', (line, people) => expect(told(readCreditBlock(line, false))).toBe(people));

  it.each(['桥头的新灯。（本報攝）', '工人们正在拍摄'])('leaves %s alone', (line) =>
    expect(readCreditBlock(line, false)).toBeUndefined(),
  );
});

describe('readReporters', () => {
  it.each([
    ['【記者江大舟、袁小楼／台北報導】台北市今天', '江大舟/记者 袁小楼/记者'],
    ['（某埠記者江大舟訊）今春', '江大舟/记者'],
    ['【記者江大舟某溪八日電】昨夜大雨', '江大舟/记者'],
    ['（本報記者江大舟現場採訪）本月二日', '江大舟/记者'],
    ['【本報記者江大舟某地專訊】當地', '江大舟/记者'],
    ['（某某埠17日讯）（记者江大舟）昨天', '江大舟/记者'],
    ['本报某城专电 记者江大舟从市里获悉', '江大舟/记者'],
    ['通讯员 江大舟报道：今年春天', '江大舟/通讯员'],
    ['本报讯 记者江大舟 通讯员袁小楼报道：昨日', '江大舟/记者 袁小楼/通讯员'],
    ['通讯员 江大舟报道 该厂', '江大舟/通讯员'],
    ['本报记者 江大舟 上海报道 今天', '江大舟/记者'],
    ['某讯记者江大舟、袁小楼报道　昨天', '江大舟/记者 袁小楼/记者'],
    ['综合外电和本报驻某埠记者江大舟、袁小楼报道　22日', '江大舟/记者 袁小楼/记者'],
  ])('%s', (line, people) => expect(told(readReporters(line, isPlace))).toBe(people));

  it.each([
    '本报讯 记者从市里获悉',
    '记者报道：',
    '当时记者在场报道，',
    '快讯记者再次报道：',
    '（三）今年',
    '当地记者江大舟说',
  ])('leaves %s alone', (line) => expect(readReporters(line, isPlace)).toBeUndefined());
});

describe('readEnd', () => {
  it.each([
    ['增加了三处。（记者布仁巴雅尔）', '布仁巴雅尔/记者'],
    ['谢谢。（江大舟 整理）', '江大舟/整理'],
    ['原来如此。(小青虫 回答)', '小青虫/作者'],
    ['有待讨论。（执笔人：江大舟 袁小楼）', '江大舟/作者 袁小楼/作者'],
    ['真有其事。（摘自《某地掌故》 江大舟文）', '江大舟/作者'],
    ['才是目的。（本报某城10月22日电 本报记者 江大舟）', '江大舟/记者'],
    ['才是目的。（作者系某研究室特约研究员江大舟）', '江大舟/作者'],
    ['家有果园十亩。本刊记者江大舟整理。', '江大舟/整理'],
    ['主讲：副主任医师 袁小楼　整理：江大舟', '江大舟/整理'],
  ])('%s', (line, people) => expect(told(readEnd(line, isPlace))).toBe(people));

  it.each(['走远了。（待續）', '（摘自《某月刊》第九期）', '走远了。（江大舟）', '请整理。'])(
    'leaves %s alone',
    (line) => expect(readEnd(line, isPlace)).toBeUndefined(),
  );
});

describe('readHost', () => {
  it('reads who asked', () => {
    expect(told(readHost('采访人：本报记者 江大舟'))).toBe('江大舟/记者');
    expect(readHost('主持人：您怎么看？')).toBeUndefined();
  });
});

describe('readSigners', () => {
  it('takes what stands before a reader for where the letter is from', () => {
    expect(told(readSigners('可行否？（水井路 江大舟）', isPlace, true))).toBe('江大舟/作者');
    expect(told(readSigners('可行否？（江大舟、袁小楼）', isPlace, true))).toBe('江大舟/作者 袁小楼/作者');
  });

  it.each(['走远了。（待續）', '走远了。（未完・明日續刊）', '照常开市。（七日）', '请她来信。（諮詢部）'])(
    'leaves %s alone',
    (line) => expect(readSigners(line, isPlace, false)).toBeUndefined(),
  );
});

describe('isNobody', () => {
  it('tells the paper from its people', () => {
    expect(['待續', '七日', '本報攝', '晨报', '主持人'].filter((name) => !isNobody(name))).toEqual([]);
    expect(['江大舟', '本报评论员', '万里'].filter(isNobody)).toEqual([]);
  });
});
