import {
  removeAssignmentAt,
  removeCommandAt,
  removePairAt,
  removeWordsAt,
  replaceWordAt,
  type TextEdit,
} from '../../edits';
import type { Fix } from '../../findings';
import type { Build, StageModel } from '../../provenance/model';
import type { SwitchedOffCheck } from '../../provenance/switched-off-checks';
import { certificatesFor } from './certificates';

/** The repair that switches a check on again; undefined where the text does not allow to cut it out cleanly. */
export function switchOn(build: Build, stage: StageModel, check: SwitchedOffCheck): Fix | undefined {
  const forced = check.text === '--force-yes' ? withoutForce(build, check) : undefined;
  if (forced) return forced;
  const edits = editsFor(build, check);
  if (!edits || edits.length === 0) return undefined;
  const needed =
    check.what === 'certificate' && !check.plain ? certificatesFor(build, stage, check.tool) : [];
  if (!needed) return undefined;
  const reason = check.what === 'certificate' ? 'a certificate' : 'a signature';
  const effect = check.plain
    ? '; what comes over http:// stays unprotected'
    : `: the build then stops where ${reason} is not right`;
  const title =
    check.form.kind === 'text' && check.form.text === '1'
      ? 'Check the signatures of packages (gpgcheck=1)'
      : `Remove ${[check.text, ...new Set(check.also)].map((t) => `“${t}”`).join(' and ')}${needed.length > 0 ? ' and install ca-certificates' : ''}${effect}`;
  return { title, tier: 'suggested', edits: [...needed, ...edits] };
}

function editsFor(
  { dockerfile }: Build,
  { form, instruction, span }: SwitchedOffCheck,
): TextEdit[] | undefined {
  switch (form.kind) {
    case 'words':
      return removeWordsAt(dockerfile, instruction, form.spans);
    case 'letter':
      return [{ span, newText: '' }];
    case 'command':
      return removeCommandAt(dockerfile, instruction, span);
    case 'variable':
      if (form.how === 'shell') return removeAssignmentAt(dockerfile, instruction, span);
      return form.how === 'ENV' ? removePairAt(dockerfile, instruction, span) : undefined;
    case 'text':
      return [{ span: form.span, newText: form.text }];
    case 'other':
      return undefined;
  }
}

/** `--force-yes` also answers questions: `-y` does that and nothing else. */
function withoutForce({ dockerfile }: Build, check: SwitchedOffCheck): Fix | undefined {
  const { command, instruction, span } = check;
  const answered = /^(?:-[A-Za-z]*y[A-Za-z]*|--yes|--assume-yes|-[a-z]*qq)$/;
  if (!command || command.argv.some((w) => answered.test(w.text))) return undefined;
  const edits = replaceWordAt(dockerfile, instruction, span, '-y');
  if (!edits) return undefined;
  return {
    title: 'Replace “--force-yes” by “-y”: the build then stops where a signature is not right',
    tier: 'suggested',
    edits,
  };
}
