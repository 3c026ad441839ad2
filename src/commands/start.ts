/** npm start -- [options]: builds the site where that is needed, and serves it. */
import { exportOverrides, readSettings } from '../archive/settings.ts';
import { isBuilt } from '../archive/site.ts';
import { overridesOf, portOf, readArguments } from './arguments.ts';
import { buildAndSay } from './build.ts';
import { projectRoot, run } from './run.ts';
import { serve } from './serve.ts';

await run(async () => {
  const args = readArguments({
    name: 'start',
    summary: 'Builds the site where seeds, content or code have changed, and serves it.',
    options: ['seeds', 'content', 'out', 'base', 'site', 'withdraw', 'host', 'port'],
  });
  if (!args) return;
  const port = portOf(args.values.port);
  exportOverrides(overridesOf(args.values));
  const settings = await readSettings(projectRoot);
  if (!isBuilt(settings)) await buildAndSay(settings);
  const { base } = settings.configuration;
  const { address } = await serve(settings.out, base, { host: args.values.host, port });
  process.stdout.write(`${settings.configuration.title}: ${address}\n`);
});
