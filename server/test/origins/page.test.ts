import { expect, it } from 'vitest';
import { pageOf } from '../../src/origins/page';
import { summaryOf } from '../../src/origins/summary';
import { account } from './helpers';

const text = `FROM python:3.12-bookworm AS wheels
COPY requirements.txt .
RUN pip wheel -r requirements.txt -w /wheels

FROM debian:bookworm-slim AS base
RUN apt-get update && apt-get install -y ca-certificates curl \\
  && curl -fsSL https://packages.example.com/key.asc | gpg --dearmor -o /usr/share/keyrings/vendor.gpg \\
  && echo "deb [signed-by=/usr/share/keyrings/vendor.gpg] https://packages.example.com/debian bookworm main" > /etc/apt/sources.list.d/vendor.list

FROM base
COPY --from=wheels /wheels /wheels
COPY --from=someone/tools:2 /usr/bin/tool /usr/bin/
RUN pip install --no-index --find-links /wheels app \\
  && curl -fsSL https://example.org/install.sh | sh \\
  && curl -o /tmp/agent.deb https://example.org/agent.deb && dpkg -i /tmp/agent.deb
ADD https://example.org/data.tgz /opt/
VOLUME ["/data"]
ENTRYPOINT ["app"]
CMD ["--name", "a|b \`c\`"]
`;

it('a page tells of the image first, then of every stage', () => {
  expect(pageOf(account(text), 'Dockerfile')).toMatchSnapshot();
});

it('a summary has a line for each kind of origin', () => {
  const stages = account(text).stages.map((stage) => summaryOf(`**${stage.name ?? stage.index}**`, stage));
  expect(stages.join('\n\n')).toMatchSnapshot();
});

it('a page without a stage, and one of a template, say so', () => {
  expect(pageOf(account('# nothing yet\n'), 'Dockerfile')).toContain('There is no stage yet.');
  expect(pageOf(account('FROM {{ base }}\n'), 'Dockerfile.j2')).toContain(
    'This is a template of another tool.',
  );
});

it('what stands in the Dockerfile is no mark-up', () => {
  const page = pageOf(
    account('FROM debian:12\nCOPY ["<b>x</b>", "`y`", "[z](http://e.org)", "/d/"]\n'),
    'a`b',
  );
  expect(page).toContain('`<b>x</b>`, `[z](http://e.org)`, `` `y` ``');
  expect(page).toMatch(/^# Where `` a`b `` takes/);
});
