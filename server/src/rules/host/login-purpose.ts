import { changedFiles } from '../../provenance/changed-files';
import type { Build } from '../../provenance/model';
import type { RuleContext } from '../rule';
import { shippedStages, startedPrograms } from './shipped';

/** True for web apps of Azure, whose console logs in as root with a password that the platform prescribes. */
export function isAzureConsole(build: Build): boolean {
  return shippedStages(build).some((stage) =>
    stage.passwords.some((p) => p.user === 'root' && p.password?.text === 'Docker!'),
  );
}

/** True where people are to log in by what the image is for: a git or file server over ssh, a gateway to other machines. */
export function isLoginByPurpose(build: Build, context: RuleContext): boolean {
  const stages = shippedStages(build);
  const [final] = stages;
  if (!final) return false;
  const purpose =
    /(?:^|[/_.-])(?:git(?:lab|ea|olite|osis|bucket)?-?(?:server|shell)?|gogs|gerrit|forgejo|phabricator|sftp|scp|sshd?|rsync|borg|bastion|jump-?(?:host|box|server)|ssh-(?:server|agent|tunnel|proxy)|tunnel)(?:[/_.-]|$)/i;
  if (final.root.kind === 'image' && purpose.test(final.root.reference.text)) return true;
  const folder = context.surroundings.path?.split('/').slice(-3, -1).at(-1);
  if (folder && purpose.test(folder)) return true;
  return (
    stages.some(
      (stage) =>
        stage.commands.some(({ argv }) =>
          argv.some((w) => /\b(?:git-shell|gitolite|internal-sftp)\b/.test(w.text)),
        ) ||
        changedFiles(stage).some(({ content }) =>
          /internal-sftp|git-shell|sftp-server\b.*-R/.test(content?.text ?? ''),
        ) ||
        stage.packages.some((p) =>
          /^(?:gitolite3?|gitolite|gitea|gogs|forgejo|gitlab-(?:ce|ee))$/.test(p.name.text),
        ),
    ) || startedPrograms(build).some(({ name }) => /^(?:gitea|gogs|forgejo|gerrit)/.test(name))
  );
}

/** True where people log in through an account of the system, over a program that asks for its password. */
export function isAccountByPurpose(build: Build): boolean {
  const program =
    /(?:^|[/_.-])(?:rstudio|tidyverse|rocker|jupyterhub|xrdp|cockpit|webmin|usermin|vsftpd|proftpd|samba|shellinabox|shiny-server-pro|nomachine|guacd?)(?:[/_.-]|$)/i;
  const stages = shippedStages(build);
  const { root } = stages[0] ?? {};
  return (
    (root?.kind === 'image' && program.test(root.reference.repository)) ||
    stages.some(
      (s) =>
        s.packages.some((p) => program.test(p.name.text)) ||
        s.present.some((f) => program.test(f.url.text)) ||
        s.packageFiles.some((p) => program.test(p.url.text)),
    ) ||
    startedPrograms(build).some(({ name }) => program.test(name) || /^(?:rserver|smbd)$/.test(name))
  );
}
