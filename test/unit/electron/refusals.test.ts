import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRefusals } from '../../../main/electron/refusals.ts'

const atMostEveryMs = 60_000

function aShell({ isOpen = true } = {}) {
  const vault = { isOpen }
  const tell = vi.fn()
  const write = vi.fn()
  const refusals = createRefusals({ write, atMostEveryMs })
  refusals.keepWith({ isOpen: () => vault.isOpen, tell })
  return { vault, refusals, tell, write }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('what a page is refused', () => {
  it('is told at once, and written down', () => {
    const { refusals, tell, write } = aShell()
    refusals.refused('window')
    expect(tell).toHaveBeenCalledExactlyOnceWith({ attempt: 'window', times: 1 })
    expect(write).toHaveBeenCalledExactlyOnceWith('window')
    expect(refusals.counts()).toEqual({ window: 1 })
  })

  it('is told in one word a kind where a page does not stop trying', () => {
    const { refusals, tell } = aShell()
    refusals.refused('picture')
    for (let index = 0; index < 1000; index += 1) refusals.refused('picture')
    refusals.refused('script')
    expect(tell).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(atMostEveryMs)
    expect(tell.mock.calls.slice(1)).toEqual([
      [{ attempt: 'picture', times: 1000 }],
      [{ attempt: 'script', times: 1 }],
    ])
    refusals.refused('picture')
    expect(tell).toHaveBeenCalledTimes(3)
    vi.advanceTimersByTime(atMostEveryMs)
    expect(tell).toHaveBeenLastCalledWith({ attempt: 'picture', times: 1 })
  })

  it('is told at once again after a time of rest', () => {
    const { refusals, tell } = aShell()
    refusals.refused('window')
    vi.advanceTimersByTime(2 * atMostEveryMs)
    refusals.refused('window')
    expect(tell).toHaveBeenCalledTimes(2)
  })

  it('while the vault is locked is told when it is open', () => {
    const { vault, refusals, tell } = aShell({ isOpen: false })
    refusals.refused('download')
    refusals.refused('download')
    vi.advanceTimersByTime(3 * atMostEveryMs)
    expect(tell).not.toHaveBeenCalled()
    vault.isOpen = true
    refusals.tell()
    expect(tell).toHaveBeenCalledExactlyOnceWith({ attempt: 'download', times: 2 })
    refusals.tell()
    expect(tell).toHaveBeenCalledOnce()
  })
})
