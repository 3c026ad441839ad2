/** Links to the project's forge, where corrections are made. */

export interface Forge {
  forge?: string | undefined;
  branch: string;
}

/**
 * The page of the forge that edits the corrections of a seed. GitHub, Gitea and Forgejo edit under other paths
 * than GitLab.
 */
export function correctionsFile({ forge, branch }: Forge, seed: string): string | undefined {
  if (forge === undefined) return undefined;
  const file = `content/corrections/${seed.replace(/\.[^.]+$/, '')}.yaml`;
  const path = [branch, ...file.split('/')].map(encodeURIComponent).join('/');
  const { hostname } = new URL(forge);
  const edit = hostname.includes('gitlab') ? '-/edit' : hostname === 'github.com' ? 'edit' : '_edit';
  return `${forge.replace(/\/$/, '')}/${edit}/${path}`;
}
