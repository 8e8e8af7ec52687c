import { describe, expect, it } from 'vitest'
import { explainDownload } from '../../../build/packaging/downloads.ts'

describe('a download that fails while packing', () => {
  it.each([
    new Error('getaddrinfo ENOTFOUND github.com'),
    new Error('cannot get electron', { cause: new Error('Response code 403 (Forbidden)') }),
    new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:443') }),
    new AggregateError([new Error('connect ETIMEDOUT 10.0.0.1:443')]),
  ])('is told as that, with a way out: %s', (error) => {
    expect(explainDownload(error)).toMatch(/^Not packed: .*cannot be downloaded here/)
    expect(explainDownload(error)).toContain('ELECTRON_MIRROR')
  })

  it.each([new Error('Application entry file "out/main/electron.js" does not exist'), 'a text'])(
    'is not what another fault is taken for: %s',
    (error) => {
      expect(explainDownload(error)).toBeUndefined()
    },
  )
})
