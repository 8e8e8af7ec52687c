import { describe, expect, it } from 'vitest'
import {
  attemptAgainst,
  contentDirectives,
  contentSecurityPolicies,
  isAllowedRequest,
  windowPreferences,
} from '../../../main/electron/policy.ts'

it('allows developer tools only where the application is not packaged', () => {
  expect(windowPreferences({ packaged: false }).devTools).toBe(true)
})

describe.each(Object.entries(contentDirectives))('the content security policy of %s', (host, directives) => {
  it('is sent as it is written', () => {
    const sent = contentSecurityPolicies[host]?.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources.join(' ')]
    })
    expect(Object.fromEntries(sent ?? [])).toEqual(directives)
  })
})

describe('what the content security policy stops', () => {
  it.each([
    ['script-src-elem', 'script'],
    ['script-src-attr', 'script'],
    ['script-src', 'script'],
    ['style-src-elem', 'style'],
    ['img-src', 'picture'],
    ['font-src', 'font'],
    ['connect-src', 'connection'],
    ['frame-src', 'frame'],
    ['worker-src', 'worker'],
    ['form-action', 'form'],
    ['media-src', 'content'],
    ['constructor', 'content'],
    ['https://foreign.example/样大川', 'content'],
  ])('%s is counted as %s', (directive, attempt) => {
    expect(attemptAgainst(directive)).toBe(attempt)
  })
})

describe('a request', () => {
  it.each([
    'app://window/index.html',
    'app://decoder/pdfjs/cmaps/x.bcmap',
    'blob:app://window/0b0e7c1e-0000-4000-8000-000000000000',
  ])('to %s is let through', (address) => {
    expect(isAllowedRequest(address)).toBe(true)
  })

  it.each([
    'https://example.com/',
    'http://127.0.0.1/',
    'ws://localhost:1/',
    'file:///etc/passwd',
    'data:text/html,x',
    'ftp://example.com/',
    'app://other/index.html',
    'app://window.example.com/',
    'blob:https://example.com/0b0e7c1e',
    'chrome://settings',
    'not an address',
    '',
  ])('to %s is cancelled', (address) => {
    expect(isAllowedRequest(address)).toBe(false)
  })
})
