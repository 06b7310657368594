import type * as vscode from 'vscode';
import { askMany, askOne, askText, type Frame } from './ask';
import {
  type BaseImageChoice,
  defaultImage,
  imageProblem,
  packagesIn,
  packagesProblem,
  type Tool,
} from './choice';
import { chooseFolder } from './folder';
import { runSteps, type StepEnd } from './steps';
import { type Distribution, distributions, type Suite, supportedSuites } from './suites';

/** What is chosen at the beginning; anything may be missing or unknown. */
export interface Preselection {
  readonly distribution?: string;
  readonly suite?: string;
}

/** What the user wants, and where. */
export interface BaseImageOrder {
  readonly choice: BaseImageChoice;
  readonly folder: vscode.Uri;
}

const tools = [
  {
    label: 'mmdebstrap',
    description: 'recommended',
    detail: 'Needs no root, includes security updates, gives the same bytes for the same packages.',
    value: 'mmdebstrap' as Tool,
  },
  {
    label: 'debootstrap',
    detail: 'Needs root. The older tool, known to every administrator.',
    value: 'debootstrap' as Tool,
  },
];

const contents = [
  {
    label: 'Certificates of public authorities',
    description: 'ca-certificates',
    detail: 'Programs can check whom they talk to over TLS.',
    value: 'certificates',
  },
  {
    label: 'No documentation and translations',
    description: 'manual pages, /usr/share/doc, /usr/share/locale',
    detail: 'As in the slim images of the distributions. The licences stay.',
    value: 'slim',
  },
];

/** Asks for everything that *Create Base Image from Distribution…* needs; undefined when the user gave up. */
export async function askForBaseImage(preselected: Preselection): Promise<BaseImageOrder | undefined> {
  let distribution = distributions.find(({ id }) => id === preselected.distribution);
  let suite: Suite | undefined;
  let wantedSuite = preselected.suite;
  let tool: Tool = 'mmdebstrap';
  let ticked: readonly string[] = contents.map(({ value }) => value);
  let packages = '';
  let image: string | undefined;
  let folder: vscode.Uri | undefined;

  /** Takes an answer, if it is one. */
  const take = <T>(answer: { value: T } | 'back' | undefined, set: (value: T) => void): StepEnd => {
    if (answer === undefined) return 'cancel';
    if (answer === 'back') return 'back';
    set(answer.value);
    return 'next';
  };
  const frame = (step: number, title: string, placeholder: string): Frame => ({
    title: `Create Base Image: ${title}`,
    step,
    totalSteps: 7,
    placeholder,
  });

  const done = await runSteps([
    async () =>
      take(
        await askOne<Distribution>(
          frame(1, 'Distribution', 'Which distribution is the image made from?'),
          distributions.map((value) => ({ label: value.name, value })),
          distribution,
        ),
        (value) => {
          distribution = value;
        },
      ),
    async () => {
      const suites = distribution ? supportedSuites(distribution, new Date()) : [];
      const items = suites.map((value) => ({
        label: `${value.distribution.name} ${value.version}`,
        description: value.codename,
        detail: `Security updates until ${value.supportedUntil}`,
        value,
      }));
      const active = suites.find(({ codename }) => codename === wantedSuite);
      return take(await askOne<Suite>(frame(2, 'Release', 'Which release?'), items, active), (value) => {
        // A name that was made from another release would be wrong.
        if (value.codename !== suite?.codename) image = undefined;
        suite = value;
        wantedSuite = value.codename;
      });
    },
    async () =>
      take(
        await askOne<Tool>(frame(3, 'Tool', 'Which program makes the file tree?'), tools, tool),
        (value) => {
          tool = value;
        },
      ),
    async () =>
      take(await askMany(frame(4, 'Content', 'What beside the minimal set?'), contents, ticked), (value) => {
        ticked = value;
      }),
    async () =>
      take(
        await askText(
          frame(5, 'Packages', 'none'),
          'More packages of the distribution, separated by blanks. Leave it empty for none.',
          packages,
          packagesProblem,
        ),
        (value) => {
          packages = value;
        },
      ),
    async () =>
      take(
        await askText(
          frame(6, 'Name', 'localhost/debian:trixie'),
          'Name of the image. “localhost/…” can never mean an image from somewhere else.',
          image ?? (suite ? defaultImage(suite) : ''),
          imageProblem,
        ),
        (value) => {
          image = value;
        },
      ),
    async () =>
      take(
        await chooseFolder(
          frame(7, 'Folder', 'Where do the files go?'),
          suite ? `${suite.distribution.id}-${suite.codename}` : '',
        ),
        (value) => {
          folder = value;
        },
      ),
  ]);
  if (!(done && suite && image && folder)) return undefined;
  const names = packagesIn(`${ticked.includes('certificates') ? 'ca-certificates' : ''} ${packages}`);
  const withoutDocumentation = ticked.includes('slim');
  return { choice: { suite, tool, packages: names, withoutDocumentation, image }, folder };
}
