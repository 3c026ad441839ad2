import { describe, expect, it } from 'vitest';
import type { LineRole } from '../../src/pipeline/assembly/roles.ts';
import type { UnitType } from '../../src/pipeline/contract.ts';
import { missingEnds } from '../../src/pipeline/missing-ends.ts';
import { typedLines } from './typed-lines.ts';

const TITLE: [LineRole, string] = ['title', '新吊机试吊'];
const WHOLE: [LineRole, string] = ['paragraph', '昨日，码头的新吊机完成试吊，工人们鼓起掌来。'];
const endMissing = (type: UnitType, ...lines: [LineRole, string][]) =>
  missingEnds(typedLines(TITLE, ...lines), type).endMissing;
const startMissing = (type: UnitType, ...lines: [LineRole, string][]) =>
  missingEnds(typedLines(...lines), type).startMissing;

describe('the end of a unit', () => {
  it.each<[string, UnitType, string]>([
    ['in the middle of a sentence', 'article', '重物升到半空的时候，班长忽然举'],
    ['at a comma', 'article', '重物升到半空，'],
    ['in the middle of the sentence after the last', 'brief', '试吊成功了。从下个月起，码头一天可以多卸'],
    ['behind what somebody said', 'article', '“再试一次！”班长说着又爬'],
  ])('is missing where the text stops %s', (_, type, last) => {
    expect(endMissing(type, WHOLE, ['paragraph', last])).toBe(true);
  });

  it.each<[string, UnitType, string]>([
    ['with whom it is from', 'letter', '路灯归谁管？希望早日修好。　滨江路 李四等九人'],
    ['with a short signature', 'letter', '路灯归谁管？希望早日修好。李四'],
    ['with the office that answers', 'letter', '路灯已经修好，谢谢监督。——港务局'],
    ['with a date', 'article', '愿港口越来越好。张三　五月十二日'],
    ['with a telephone number', 'brief', '欢迎报名。电话：23456'],
    ['with who took the picture', 'photo', '吊机下的工人。张三 摄'],
    ['with an address', 'advertisement', '新到吊机配件，函索即寄，滨江路二十号'],
    ['with a verse', 'poem', '等着夜里第一盏灯'],
    ['with a row', 'table', '大米　公斤　五元'],
  ])('is there where the text ends %s', (_, type, last) => {
    expect(endMissing(type, WHOLE, ['paragraph', last])).toBe(false);
  });

  it('is there where items without full stops stand under each other', () => {
    const items = ['吊机试吊成功，见第二版', '港口的三十年，见第三版', '夜里的码头，见第四版'];
    expect(endMissing('brief', ...items.map((text): [LineRole, string] => ['paragraph', text]))).toBe(false);
  });

  it('is missing where the text is carried on elsewhere, or nothing but the headline is left', () => {
    expect(endMissing('article', WHOLE, ['jump', '（下转第3版）'])).toBe(true);
    expect(endMissing('article', WHOLE, ['jump', '（下接第六頁）'])).toBe(true);
    expect(endMissing('article', WHOLE, ['jump', '（待续）'])).toBe(true);
    expect(endMissing('article')).toBe(true);
    expect(endMissing('photo', ['credit', '张三 摄'])).toBe(false);
  });
});

describe('the beginning of a unit', () => {
  it('is missing where the text comes from elsewhere or begins in the middle of a sentence', () => {
    expect(startMissing('article', TITLE, ['jump', '（上接第1版）'], WHOLE)).toBe(true);
    expect(startMissing('brief', ['paragraph', '，工人们鼓起掌来。'])).toBe(true);
    expect(startMissing('article', TITLE, WHOLE, ['jump', '（下接第六頁）'])).toBe(false);
  });

  it('is missing where an article has no headline; a brief needs none', () => {
    expect(startMissing('article', WHOLE, WHOLE)).toBe(true);
    expect(startMissing('brief', WHOLE)).toBe(false);
    expect(startMissing('article', TITLE, WHOLE)).toBe(false);
  });
});
