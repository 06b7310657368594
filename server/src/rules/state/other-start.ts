import { isClientProgram } from '../../knowledge/service-clients';
import { baseName } from '../../provenance/files';
import type { Build } from '../../provenance/model';

/** Programs that serve, run or show something else, whatever image they are in. */
const programs =
  /^(?:node|nodejs|npm|npx|yarn|pnpm|python[\d.]*|pip[\d.]*|ruby|bundle|rails|rake|perl|php(?:-fpm)?|go|cargo|dotnet|deno|bun|gunicorn|uwsgi|uvicorn|flask|celery|nginx|httpd|apache2(?:ctl|-foreground)?|caddy|haproxy|crond?|go-cron|sleep|tail|cat|echo|true|ls|ssh|sshd|curl|wget|git|make|mvn|gradle|rsync|aws|gsutil|rclone|restic|pytest|terraform|kubectl)$/;

/** Names of programs that are made for a service and work on one that runs elsewhere. */
const besideOne =
  /backup|dump|restore|(?:^|[-_])to[-_]|export|import|migrat|client|(?:^|[-_.])cli$|(?:^|[-_])tools?$|sync|bench|wait[-_]for/i;

/**
 * What a container of an image that is built on a service's image starts in the place of the service.
 *
 * @param service id of the service
 * @returns `client`: a program that talks to the service; `program`: another one that is known; undefined where the service
 * is started, or a script or program of which that is not known
 */
export function otherStart(build: Build, service: string): 'client' | 'program' | undefined {
  const start = build.stages[build.finalChain[0] ?? -1]?.start;
  // `ENTRYPOINT []` leaves everything to CMD.
  const form = start?.entrypoint?.commands.length ? start.entrypoint : start?.cmd;
  if (!start || !form || start.scripts.length > 0) return undefined;
  const found = new Set<'client' | 'program'>();
  for (const { argv } of form.commands) {
    const [program = '', first = ''] = argv.map((word) => word.text);
    const name = baseName(program);
    // The text of `sh -c` stands among the commands.
    if (/^(?:ba|da|a)?sh$/.test(name) && (/^-\w*c$/.test(first) || form.commands.length > 1)) continue;
    if (/^(?:cd|export|set|exec|umask|ulimit|mkdir|chown|chmod|trap|test|\[)$/.test(name)) continue;
    if (isClientProgram(service, name) || isMadeFor(service, name)) found.add('client');
    else if (programs.test(name) || (/^(?:ba|a)?sh$/.test(name) && first === '')) found.add('program');
    else return undefined;
  }
  return found.has('client') ? 'client' : found.has('program') ? 'program' : undefined;
}

/** `influxdb-to-s3`, `postgres-backup`: not a script, whose text might start the service all the same. */
function isMadeFor(service: string, program: string): boolean {
  const head = service.slice(0, 5);
  return (
    !/\.(?:sh|bash)$|entry|run|start/i.test(program) && program.includes(head) && besideOne.test(program)
  );
}
