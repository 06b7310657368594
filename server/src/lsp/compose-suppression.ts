import type { ComposeFile } from '../compose/model';
import type { TextEdit } from '../edits';
import type { Finding } from '../findings';
import { yamlSuppressionComment } from '../policy/yaml-comments';
import { contains } from '../syntax/span';

/** The edit that suppresses a finding of a compose file; one in a Dockerfile that stands there, above its key. */
export function composeSuppression(
  file: ComposeFile,
  finding: Pick<Finding, 'rule' | 'span'>,
  reason: string,
): TextEdit {
  const { build } =
    file.services.find(({ build: other }) => other?.inline && contains(other.inline.span, finding.span)) ??
    {};
  return yamlSuppressionComment(file.text, file.comments, finding, reason, build?.inline?.span.start);
}
