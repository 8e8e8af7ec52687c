import { describe, expect, it } from 'vitest'
import { requireSandbox } from '../../../main/electron/sandbox.ts'

describe('without the sandbox of the browser engine', () => {
  it('an installed application does not start', () => {
    expect(() => requireSandbox({ packaged: true, isOff: true })).toThrow(
      expect.objectContaining({ code: 'start/no-sandbox' }),
    )
  })

  it.each([
    { packaged: true, isOff: false },
    { packaged: false, isOff: true },
    { packaged: false, isOff: false },
  ])('this says nothing against starting: %j', (how) => {
    expect(() => requireSandbox(how)).not.toThrow()
  })
})
