import { describe, expect, it } from 'vitest';
import { readDates } from '../../src/pipeline/issue/dates.ts';
import { readIssueNumber, readPageNumber } from '../../src/pipeline/issue/header.ts';
import { identifyIssue } from '../../src/pipeline/issue/identify.ts';
import { publicationSchema } from '../../src/pipeline/issue/publication.ts';
import { attributePeople } from '../../src/pipeline/people/attribute.ts';
import { pageOf, type UnitWords } from '../pageOf.ts';

const publications = [
  publicationSchema.parse({
    slug: 'mou-bao',
    name: '某城日报',
    numbering: [{ number: 1000, date: '2000-01-01' }],
    pageNames: { 要闻: 1 },
    rights: { status: 'unknown', statement: '未知' },
  }),
];

function identify(header: string[], units: UnitWords[] = [], known = publications) {
  const { page, file } = pageOf(header, units);
  attributePeople()(page, file);
  identifyIssue({ publications: known, defaultPublication: '某城日报' })(page, file);
  return {
    ...page.issue,
    publication: page.publication,
    rules: file.messages.map(({ ruleId }) => ruleId),
    sources: file.messages.map(({ source }) => source),
  };
}

const story = (text: string): UnitWords => ({ blocks: [['paragraph', text]] });
const photo = (text: string): UnitWords => ({ type: 'photo', blocks: [['caption', text]] });

describe('a printed date', () => {
  it.each([
    ['2020年11月30日 星期一', '2020-11-30'],
    ['一九五三年五月八日 星期五', '1953-05-08'],
    ['民國九十九年四月二十一日', '2010-04-21'],
    ['中華民國廿一年五月十四號 禮拜六', '1932-05-14'],
    ['１９９７年７月８日 星期二', '1997-07-08'],
    ['西曆一千九百十一年四月六號', '1911-04-06'],
    ['某城日报 2003年10月23目 星期四', '2003-10-23'],
    ['1998·12·3 某城副刊', '1998-12-03'],
    ['2011年8月 16 星期二', '2011-08-16'],
    ['ISSUE 12　9 DEC 2005　FRI', '2005-12-09'],
    ['3rd March, 1978', '1978-03-03'],
    ['Tuesday, May 8, 2001 某埠', '2001-05-08'],
    ['21.11.1989 星期二', '1989-11-21'],
    ['5/23/1990', '1990-05-23'],
    ['光緒三十二年四月初八日　西曆一千九百零六年五月一號　禮拜二', '1906-05-01'],
    ['光绪三十二年四月初八日', '1906-05-01'],
    ['佛曆二五一四年二月三日 星期三', '1971-02-03'],
    ['昭和十二年七月九日', '1937-07-09'],
  ])('%s', (line, date) => expect(identify([line])).toMatchObject({ date, rules: [] }));

  it.each(['4/5/1990', '31.2.1999', '某报 MAY 40, 1999'])('is not read into %s', (line) =>
    expect(identify([line]).date).toBeUndefined(),
  );

  it('in English is checked by the weekday', () =>
    expect(identify(['Monday, May 8, 2001'])).toMatchObject({
      date: '2001-05-08?',
      rules: ['date-contradiction'],
    }));

  it('is checked by the weekday and the lunar date', () => {
    const { date, evidence, rules } = identify(['2020年11月30日 星期一', '庚子年十月十六 第8500期']);
    expect(date).toBe('2020-11-30');
    expect(evidence.map(({ says }) => says).join()).toContain('星期一相符；农历庚子年十月十六相符');
    expect(rules).toEqual([]);
  });

  it('is corrected where weekday and lunar date agree on another day', () =>
    expect(identify(['2020年11月20日 星期一', '庚子年十月十六'])).toMatchObject({
      date: '2020-11-30',
      rules: ['date-misread'],
    }));

  it('is doubted where the weekday alone contradicts it', () =>
    expect(identify(['2020年11月20日 星期一'])).toMatchObject({
      date: '2020-11-20?',
      rules: ['date-contradiction'],
      sources: ['jianbao'],
    }));

  it('and the number of the issue check each other', () =>
    expect(identify(['某城日报', '2020年11月30日 星期一 第1001期']).rules).toEqual(['date-number']));

  it('without a year takes the year from the page', () =>
    expect(
      identify(['6月18日 星期二'], [story('全市2019年劳动竞赛表彰会昨日举行。2019年竞赛的项目有六个。')])
        .date,
    ).toBe('2019-06-18'));
});

describe('the days on which the paper appeared', () => {
  const appeared = (founded: string, ended: string) =>
    publications.map((publication) => ({ ...publication, numbering: [], founded, ended }));
  const report = story('新华社西安6月17日电（记者张三）今天，1990年劳动竞赛揭晓。1990年竞赛的项目有六个。');

  it.each(['1990', '1990-06', '1990-06-18'])('are all of them where it ended %s', (ended) => {
    const known = appeared('1949', ended);
    expect(identify(['1990年6月18日'], [], known)).toMatchObject({ date: '1990-06-18', rules: [] });
    expect(identify([], [report], known).date).toBe('1990-06-18');
  });

  it.each([
    ['1949', '1989'],
    ['1990-07', '1995'],
  ])('are none but those from %s to %s', (founded, ended) =>
    expect(identify(['1990年6月18日'], [], appeared(founded, ended)).rules).toEqual(['date-number']),
  );
});

describe('an inferred date', () => {
  it('is the day after 今天 in a dateline', () =>
    expect(
      identify(
        [],
        [story('本报荆州11月9日电（记者张三）今天，2021年技能大赛在此举行。2021年大赛的项目有六个。')],
      ).date,
    ).toBe('2021-11-10'));

  it('has no year where nothing names it', () =>
    expect(
      identify([], [story('新华社西安4月8日电（记者张三）记者8日获悉。'), photo('4月8日，工人在施工。')])
        .date,
    ).toBe('XXXX-04-09'));

  it('is the month alone where one photo is all there is', () =>
    expect(
      identify([], [photo('11月4日，外卖小哥在休息。'), story('2023年全区有一万人。2023年帮扶项目启动。')])
        .date,
    ).toBe('2023-11'));

  it('is unknown where the page says nothing, or only looks back', () => {
    expect(identify([], [story('工会近日启动行动。')]).date).toBeUndefined();
    expect(identify([], [story('1月29日，大年初五，公司接到了一项紧急任务。')]).date).toBeUndefined();
  });

  it('does not take a year that somebody remembers for the year of the issue', () =>
    expect(
      identify(
        [],
        [story('老农说：“民国十八年大旱，一家守着一口井。”'), photo('8月10日，社员在打井。')],
      ).date?.slice(0, 4),
    ).not.toBe('1929'));

  it('takes the year in which the weekday fits', () =>
    expect(
      identify(
        [],
        [
          {
            blocks: [
              ['column', '星期二漫话'],
              ['paragraph', '2012年春天的事。'],
            ],
          },
          story('新华社合肥6月18日电（记者张三）工程完工。'),
          photo('6月18日，工人在施工。'),
          story('讲座定于6月22日（星期六）举行。'),
        ],
      ).date,
    ).toMatch(/^2013-06-19|^XXXX-06-19/u));

  it('gives its grounds', () => {
    const { evidence } = identify(
      [],
      [story('本报荆州11月9日电（记者张三）今天，2021年大赛举行。2021年大赛有六项。')],
    );
    expect(evidence).toContainEqual({
      text: '11月9日',
      span: [4, 9],
      says: '电头与“今天”同指一日，次日见报',
    });
  });
});

describe('the page and the paper', () => {
  it.each([
    ['第三版', 3],
    ['A6 港聞', 6],
    ['都市新闻 05', 5],
    ['文体·12', 12],
    ['第三頁 本市新聞', 3],
    ['今日八版', undefined],
    ['今日12版', undefined],
    ['2006年5月25日', undefined],
    ['08 民生·热线', 8],
    ['12 >> 教育·开学季', 12],
    ['要闻·民生 02', 2],
    ['某城日报　城西都会　8', 8],
    ['基层 · 班组 3', 3],
    ['某城日报　2　综合新闻', 2],
    ['某城夜话　④　城南城北', 4],
    ['总第四一八期　②', 2],
    ['第④版 某城文摘', 4],
    ['·2· 1983年12月3日　星期六', 2],
    ['某城日報　（三）', 3],
    ['（十一）　某城日報　第三三六四號', 11],
    ['1982年3月20日　星期六　第219期（2）', 2],
    ['本埠新聞（二）', undefined],
    ['二版 · 左邻右舍', 2],
    ['11版 社会·法庭', 11],
    ['（版六第）', 6],
    ['2018年11月14日　星期三　5', 5],
    ['2011.3.22　星期二　街坊 9', 9],
    ['7 健康周末　2004年10月22日　星期五', 7],
    ['本期八版 星期五出版', undefined],
    ['2010年11月3日 星期三', undefined],
    ['第3期 一九五〇年十二月', undefined],
    ['今日 8 版', undefined],
    ['每份定价 15', undefined],
  ])('%s is page %s', (line, number) => expect(readPageNumber(line)?.page).toBe(number));

  it('a masthead is the first page, and a name of the publication’s data its page', () => {
    expect(
      identify(['某城日报', '第1000期 今日八版', '国内统一刊号：CN11-0099', '某城日报社出版']).page,
    ).toBe(1);
    expect(identify(['要闻']).page).toBe(1);
    expect(identify(['toString']).page).toBeUndefined();
  });

  it.each([
    ['第20593期', '20593'],
    ['第三一八號', '318'],
    ['第一千八百六十二號', '1862'],
    ['科学园地 第297期', undefined],
  ])('%s is number %s', (line, number) => expect(readIssueNumber(line)?.number).toBe(number));

  it('marks the default publication as inferred', () => {
    expect(identify([]).publication).toEqual({ name: '某城日报', inferred: true });
    expect(identify(['渭川日报']).publication).toEqual({ name: '渭川日报', inferred: false });
  });
});

describe('readDates', () => {
  it.each([
    ['8月4日至14日', ['8-4', '8-14']],
    ['去年11月起', ['11-']],
    ['昨（十三）日', ['-13']],
    ['二〇〇九年十一月十二日', ['11-12']],
    ['三天、七成、第五', []],
  ])('%s', (text, dates) =>
    expect(readDates(text).map(({ month = '', day = '' }) => `${month}-${day}`)).toEqual(dates),
  );
});
