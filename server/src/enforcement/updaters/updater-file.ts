/** A configuration file as it should be. */
export type UpdaterFile =
  | { readonly kind: 'write'; readonly text: string }
  /** It does already what is wanted. */
  | { readonly kind: 'unchanged'; readonly text: string }
  /** Its form is not one that can be edited without risk; `text` is a proposal to copy from. */
  | { readonly kind: 'not-understood'; readonly text: string };
