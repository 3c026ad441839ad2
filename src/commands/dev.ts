/** npm run dev -- [options]: the site as it is worked on; an edited seed is on the page at once. */
import { dev } from 'astro';
import { exportOverrides, readSettings } from '../archive/settings.ts';
import { overridesOf, portOf, readArguments } from './arguments.ts';
import { projectRoot, run } from './run.ts';

await run(async () => {
  const args = readArguments({
    name: 'dev',
    summary: 'Serves the site while it is worked on.',
    options: ['seeds', 'content', 'base', 'site', 'withdraw', 'host', 'port'],
  });
  if (!args) return;
  const port = portOf(args.values.port);
  exportOverrides(overridesOf(args.values));
  await readSettings(projectRoot);
  await dev({
    root: projectRoot,
    server: {
      ...(port !== undefined && { port }),
      ...(args.values.host !== undefined && { host: args.values.host }),
    },
  });
});
