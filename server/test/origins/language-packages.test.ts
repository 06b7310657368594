// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfile text
import { describe, expect, it } from 'vitest';
import { after, image } from './helpers';

/** `manager: names [+ project] @ indexes`. */
const told = (command: string) =>
  after(command).languagePackages.map(
    ({ manager, names, project, indexes }) =>
      `${manager}: ${[...names, ...(project ? ['+'] : [])].join(' ')}${indexes.length > 0 ? ` @ ${indexes.join(' ')}` : ''}`,
  );

describe('language packages', () => {
  it.each([
    ['pip install flask requests==2.31', ['pip: flask requests==2.31']],
    ['pip3 install --no-cache-dir -r requirements.txt', ['pip: +']],
    ['python3 -m pip install -U pip && pip install .', ['pip: pip +']],
    ['/usr/bin/pip3.11 install x', ['pip: x']],
    ['uv pip install --system x && uv sync', ['pip: x', 'uv: +']],
    ['pip install -i https://pypi.example.org/simple x', ['pip: x @ https://pypi.example.org/simple']],
    ['pip install --index-url=https://pypi.org/simple x', ['pip: x']],
    [
      'pip config set global.index-url https://pypi.example.org/simple && pip install x',
      ['pip: x @ https://pypi.example.org/simple'],
    ],
    ['poetry install && pipx install poetry', ['poetry: +', 'pipx: poetry']],
    ['npm ci && npm install -g pnpm@9', ['npm: pnpm@9 +']],
    ['npm config set registry https://npm.example.org/ && npm i x', ['npm: x @ https://npm.example.org/']],
    ['npm i x --registry https://npm.example.org/', ['npm: x @ https://npm.example.org/']],
    ['yarn && yarn global add serve && yarn build', ['yarn: serve +']],
    ['pnpm install --frozen-lockfile', ['pnpm: +']],
    ['gem install -N bundler -v 2.4 && bundle install', ['gem: bundler', 'bundle: +']],
    ['go mod download && go install example.org/x@v1', ['go: example.org/x@v1 +']],
    ['cargo install ripgrep && cargo build --release', ['cargo: ripgrep +']],
    ['cargo install --git https://example.org/a.git a', ['cargo: a @ https://example.org/a.git']],
    ['composer install && composer global require a/b', ['composer: a/b +']],
    ['conda install -y -c conda-forge numpy', ['conda: numpy @ conda-forge']],
    ['npm run build && pip --version && go version && mvn', []],
  ])('%s', (command, expected) => {
    expect(told(command)).toEqual(expected);
  });

  it('come from the index that ENV names, also in a stage below', () => {
    const text =
      'FROM python:3.12 AS a\nENV PIP_INDEX_URL=https://pypi.example.org/simple\nFROM a\nRUN pip install x\n';
    expect(image(text).languagePackages).toMatchObject([{ indexes: ['https://pypi.example.org/simple'] }]);
  });
});
