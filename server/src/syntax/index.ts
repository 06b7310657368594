/** The syntax layer: Dockerfile text to instructions, stages, values and image references. */
export type * from './ast';
export { expand, type Scope } from './expansion';
export { type ImageReference, parseImageReference } from './image-reference';
export { type ImageUse, imageUses } from './image-uses';
export { LineIndex } from './lines';
export { MappedText } from './mapped-text';
export { parseDockerfile } from './parse';
export { scopeAt } from './scope';
export { partSpan, resolveOperand } from './source';
export { contains, type Span } from './span';
