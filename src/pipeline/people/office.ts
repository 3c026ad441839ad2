import type { Person } from '../contract.ts';

/**
 * Whether who signs is no person but the house that speaks: 本报评论员, 人民日报评论员, 新华社评论员. Nobody is called
 * 评论员, so that a name that ends in what it does names the post.
 */
export function isOffice({ name, role }: Pick<Person, 'name' | 'role'>): boolean {
  return role === '评论员' && name.endsWith('评论员');
}
