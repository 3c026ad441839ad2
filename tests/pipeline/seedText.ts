/** Texts as an OCR may leave them: any characters, lines of newspapers, pieces repeated, marks of Markdown. */
import fc from 'fast-check';

const newspaper = fc.constantFrom(
  '# 吊机完成首次试吊',
  '**本报记者 张三**',
  '本报讯（记者李四）昨日，滨江港二号码头的新吊机完成首次试吊，一百二十吨的重物平稳升起。',
  '现场的工人说，这台吊机比旧的快一倍，夜里也能作业，',
  '往后船不必再等潮水。',
  '责任编辑 王五  2020年11月30日 星期一 第2版',
  '■问：港口何时扩建？',
  '答：明年春天。',
  '（下转第3版）',
  '……………………',
  '',
);

const line = fc.oneof(
  { weight: 4, arbitrary: newspaper },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

export const seedText: fc.Arbitrary<string> = fc
  .array(line, { maxLength: 24 })
  .chain((lines) => fc.constantFrom('\n', '\n\n').map((end) => lines.join(end)));
