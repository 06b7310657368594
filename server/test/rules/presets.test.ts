import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy, type Policy } from '../../src/policy/policy';

const today = new Date('2026-11-21');
const findings = (text: string, policy: Partial<Policy> = {}) =>
  lint({ text, policy: { ...defaultPolicy, ...policy }, today }).findings;
const rules = (text: string, policy: Partial<Policy> = {}) =>
  findings(text, policy).map(({ rule, severity }) => `${rule} ${severity}`);

describe('preset distribution-only', () => {
  const preset = 'distribution-only';

  it.each([
    'FROM scratch\n',
    'FROM debian:trixie\n',
    'FROM almalinux:9\n',
    'FROM registry.access.redhat.com/ubi9/ubi:9.6\n',
    '# syntax=docker/dockerfile:1\nFROM alpine:3.23\n',
    'FROM public.ecr.aws/docker/library/debian:trixie\n',
    'FROM localhost/debian:trixie\n',
  ])('trusts %j', (text) => {
    expect(rules(text, { preset })).toEqual([]);
  });

  it.each([
    'FROM nginx:1.30\n',
    'FROM python:3.14\n',
    'FROM grafana/grafana:11.2.0\n',
    'FROM gcr.io/distroless/static-debian12:nonroot-amd64-1\n',
  ])('does not trust %j', (text) => {
    expect(rules(text, { preset })).toContain('untrusted-base warning');
  });

  it('leaves the last word to the policy', () => {
    const trust = { images: ['docker.io/library/nginx'], sources: [] };
    expect(rules('FROM nginx:1.30\n', { preset, trust })).toEqual([]);
  });
});

describe('preset strict', () => {
  it('wants a digest, and the newest patch', () => {
    expect(rules('FROM python:3.12.1\n', { preset: 'strict' })).toEqual([
      'frozen-base hint',
      'undigested-base information',
    ]);
    expect(rules('FROM python:3.12.1\n')).toEqual([]);
  });

  it('reports clones over ssh too', () => {
    const text = 'FROM scratch\nRUN git clone git@git.example.com:team/app.git && make -C app install\n';
    expect(rules(text, { preset: 'strict' })).toEqual(['unverified-download information']);
    expect(rules(text)).toEqual([]);
  });

  it('is silent on a pinned base', () => {
    expect(rules(`FROM python:3.14@sha256:${'0'.repeat(64)}\n`, { preset: 'strict' })).toEqual([]);
  });

  it('reports a rule of another preset when its level is set', () => {
    expect(rules('FROM debian:trixie\n', { rules: { 'undigested-base': 'error' } })).toEqual([
      'undigested-base error',
    ]);
  });
});

describe('mirrors of the policy', () => {
  const mirrors = { 'registry.example.com/hub': 'docker.io' };

  it('are judged as what they are a copy of, and keep their name in a repair', () => {
    const text = 'FROM registry.example.com/hub/python:3.9-slim\n';
    expect(rules(text)).toEqual(['untrusted-base information']);
    const [finding] = findings(text, { mirrors });
    expect(finding?.rule).toBe('end-of-life-base');
    expect(applyEdits(text, finding?.fixes[0]?.edits ?? [])).toBe(
      'FROM registry.example.com/hub/python:3.11-slim\n',
    );
  });
});

describe('one repair for all that is wrong', () => {
  it.each([
    ['FROM mhart/alpine-node:8\n', 'FROM node:24-alpine\n'],
    ['FROM centos:latest\n', 'FROM almalinux:8\n'],
    ['FROM pyhton:3.8-slim\n', 'FROM python:3.11-slim\n'],
    ['FROM debain:stretch\n', 'FROM debian:bookworm\n'],
  ])('%j', (text, repaired) => {
    const found = findings(text);
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) expect(applyEdits(text, finding.fixes[0]?.edits ?? [])).toBe(repaired);
    expect(findings(repaired)).toEqual([]);
  });

  it('holds for all places of the image at once', () => {
    const text = 'FROM node:18 AS a\nFROM node:18 AS b\nCOPY --from=node:18 /x /y\n';
    const found = findings(text);
    expect(found.map(({ rule }) => rule)).toEqual(['end-of-life-base']);
    expect(found[0]?.related).toHaveLength(2);
    expect(applyEdits(text, found[0]?.fixes[0]?.edits ?? [])).toBe(text.replaceAll('node:18', 'node:24'));
  });

  it('is not offered where the build needs what the other image does not have', () => {
    const text = 'FROM openjdk:17-jdk-slim\nRUN microdnf install -y jq-1.6\n';
    const [finding] = findings(text);
    expect(finding?.fixes).toEqual([]);
  });
});
