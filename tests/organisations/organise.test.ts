import { describe, expect, it } from 'vitest';
import { findOrganisations } from '../../src/pipeline/organisations/find.ts';
import { joinForms } from '../../src/pipeline/organisations/organise.ts';

const joined = (...texts: string[]) =>
  joinForms(findOrganisations(texts)).map((group) => [...new Set(group.map(({ name }) => name))].join(' = '));

describe('organisations', () => {
  it('joins a union’s full and short forms, and 市总 where one city is spoken of', () =>
    expect(joined('甘肃省张掖市总工会党组书记说，市总已采购物资。', '张掖市总紧急筹措经费。')).toEqual([
      '张掖市总工会 = 市总 = 张掖市总',
    ]));

  it('keeps unions of two cities apart, and 市总 out of both', () =>
    expect(joined('济南市总工会和青岛市总工会签约，市总负责人到场。')).toEqual([
      '济南市总工会',
      '青岛市总工会',
    ]));

  it('keeps the unions of a district and of its city apart', () =>
    expect(joined('上海市总工会指导宝山区总工会，区总负责人介绍')).toEqual([
      '上海市总工会',
      '宝山区总工会 = 区总',
    ]));

  it('joins a company’s short form', () =>
    expect(joined('他走进陕西大风机(集团)有限公司。', '陕风集团公司的职工说')).toEqual([
      '陕西大风机(集团)有限公司 = 陕风集团公司',
    ]));

  it('finds courts, schools and hospitals', () =>
    expect(joined('张掖市中级人民法院、南京航空航天大学、长春市第二医院')).toEqual([
      '张掖市中级人民法院',
      '南京航空航天大学',
      '长春市第二医院',
    ]));

  it.each(['全市总投资三亿元', '该公司与多家公司签约', '这个区总面积', '总体来看'])(
    'finds none in %s',
    (text) => expect(joined(text)).toEqual([]),
  );
});
