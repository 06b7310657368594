import * as vscode from 'vscode';

/** What every question has in its frame. */
export interface Frame {
  readonly title: string;
  /** 1-based. */
  readonly step: number;
  readonly totalSteps: number;
  readonly placeholder: string;
}

/** An answer, `back` for the button, undefined when the user gave up. */
type Answer<T> = { readonly value: T } | 'back' | undefined;

/** An item of a list with what it stands for. */
export interface Option<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** Asks for one item; begins on the one whose value is `active`, or the first. */
export function askOne<T>(frame: Frame, items: readonly Option<T>[], active?: T): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<Option<T>>();
  pick.items = items;
  // An empty list would leave no item active, and Enter without effect.
  const first = items.find(({ value }) => active !== undefined && value === active) ?? items[0];
  if (first) pick.activeItems = [first];
  pick.matchOnDescription = true;
  return show(pick, frame, () => pick.selectedItems[0]);
}

/** Asks for any number of items; those of `chosen` are ticked at the beginning. */
export function askMany<T>(
  frame: Frame,
  items: readonly Option<T>[],
  chosen: readonly T[],
): Promise<Answer<readonly T[]>> {
  const pick = vscode.window.createQuickPick<Option<T>>();
  pick.canSelectMany = true;
  pick.items = items;
  pick.selectedItems = items.filter(({ value }) => chosen.includes(value));
  return show(pick, frame, () => ({ value: pick.selectedItems.map(({ value }) => value) }));
}

/** Asks for a text; `problem` says what is wrong with one, and what is wrong is not taken. */
export function askText(
  frame: Frame,
  prompt: string,
  value: string,
  problem: (text: string) => string | undefined,
): Promise<Answer<string>> {
  const input = vscode.window.createInputBox();
  input.prompt = prompt;
  input.value = value;
  input.validationMessage = problem(value);
  input.onDidChangeValue((text) => {
    input.validationMessage = problem(text);
  });
  return show(input, frame, () =>
    problem(input.value) === undefined ? { value: input.value.trim() } : undefined,
  );
}

/** What lists and input boxes have in common. */
type Question = vscode.QuickInput &
  Pick<vscode.InputBox, 'buttons' | 'placeholder' | 'onDidAccept' | 'onDidTriggerButton'>;

/** Shows a question until it is answered, left or hidden. */
function show<T>(
  question: Question,
  frame: Frame,
  answer: () => { readonly value: T } | undefined,
): Promise<Answer<T>> {
  Object.assign(question, frame, { ignoreFocusOut: true });
  if (frame.step > 1) question.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    const finish = (end: Answer<T>) => {
      resolve(end);
      question.dispose();
    };
    question.onDidAccept(() => {
      const given = answer();
      if (given !== undefined) finish({ value: given.value });
    });
    question.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) finish('back');
    });
    question.onDidHide(() => finish(undefined));
    question.show();
  });
}
