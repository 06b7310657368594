import { expect, it } from 'vitest';
import { repositoryAddedBy } from '../../src/knowledge/self-renewing-packages';

it.each([
  ['https://dl.google.com/linux/direct/google-chrome-stable_current_amd64.deb', 'dl.google.com'],
  ['https://dl.google.com/linux/direct/google-chrome-stable_current_x86_64.rpm', 'dl.google.com'],
  ['https://dl.google.com/linux/direct/google-talkplugin_current_amd64.deb', 'dl.google.com'],
  ['https://go.microsoft.com/fwlink/?LinkID=760868', 'packages.microsoft.com'],
  ['https://downloads.slack-edge.com/linux_releases/slack-desktop-4.0.2-amd64.deb', 'packagecloud.io'],
  ['https://www.dropbox.com/download/linux/dropbox_2024.04.17_amd64.deb?x=1', 'linux.dropbox.com'],
  ['https://github.com/coder/code-server/releases/download/v4.1.0/code-server_4.1.0_amd64.deb', undefined],
  ['https://dl.example.org/agent_4.2.0_amd64.deb', undefined],
  ['https://dl.google.com/go/go1.26.linux-amd64.tar.gz', undefined],
])('%s', (url, repository) => expect(repositoryAddedBy(url)).toBe(repository));
