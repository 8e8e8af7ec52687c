import { EventEmitter } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  keepWindowState,
  leastSize,
  placeWindow,
  type WindowState,
  windowStateFile,
} from '../../../main/electron/windowState.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const display = (x: number, y: number, width: number, height: number) => ({
  workArea: { x, y, width, height },
})
const main = display(0, 0, 1920, 1040)
const left = display(-1600, 100, 1600, 900)
const kept = (x: number, y: number, width: number, height: number, isMaximised = false): WindowState => ({
  bounds: { x, y, width, height },
  isMaximised,
})

describe('a window opens', () => {
  it('in the middle of the main display where nobody has moved it', () => {
    expect(placeWindow(null, [main])).toEqual(kept(240, 70, 1440, 900))
  })

  it('no larger than the display is', () => {
    expect(placeWindow(null, [display(0, 24, 1366, 720)])).toEqual(kept(0, 24, 1366, 720))
  })

  it('where it was, maximised or not', () => {
    expect(placeWindow(kept(100, 50, 1200, 800), [main])).toEqual(kept(100, 50, 1200, 800))
    expect(placeWindow(kept(-1500, 150, 1200, 800, true), [main, left])).toEqual(
      kept(-1500, 150, 1200, 800, true),
    )
  })

  it('in the middle of the main display where the one that it was on is gone', () => {
    expect(placeWindow(kept(-1500, 150, 1200, 800, true), [main])).toEqual(kept(360, 120, 1200, 800, true))
  })

  it('on the display that most of it was on', () => {
    expect(placeWindow(kept(-1000, 150, 1200, 800), [main, left])).toEqual(kept(-1200, 150, 1200, 800))
  })

  it.each([
    ['hangs out at the right', kept(1500, 100, 1200, 800), kept(720, 100, 1200, 800)],
    ['hangs out at the top', kept(100, -60, 1200, 800), kept(100, 0, 1200, 800)],
    ['is larger than the display has become', kept(0, 0, 2400, 1300), kept(0, 0, 1920, 1040)],
  ])('whole on its display where it %s', (_how, was, is) => {
    expect(placeWindow(was, [main])).toEqual(is)
  })

  it('in the middle where no more than an edge of it was to be seen', () => {
    expect(placeWindow(kept(1900, 100, 1200, 800), [main])).toEqual(kept(360, 120, 1200, 800))
  })
})

it('a window can be made as small as its screens are laid out for, and smaller only where the display is', () => {
  expect(leastSize(main)).toEqual({ minWidth: 1024, minHeight: 680 })
  // 1366 × 768 at 125 %, less the taskbar.
  expect(leastSize(display(0, 0, 1093, 574))).toEqual({ minWidth: 1024, minHeight: 574 })
})

describe('where a window is', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  function aWindow() {
    const path = join(temporaryFolder(), 'window.json')
    const file = windowStateFile(path)
    const state = kept(10, 20, 1200, 800)
    const window = Object.assign(new EventEmitter(), {
      getNormalBounds: () => state.bounds,
      isMaximized: () => state.isMaximised,
    })
    // Of Electron's window only these members are used.
    keepWindowState(window as unknown as Parameters<typeof keepWindowState>[0], file)
    return { path, file, window, state }
  }

  it.each(['move', 'resize', 'maximize', 'unmaximize'])('is written down shortly after a %s', (event) => {
    const { file, window, state } = aWindow()
    window.emit(event)
    vi.advanceTimersByTime(400)
    window.emit(event)
    vi.advanceTimersByTime(400)
    expect(file.read()).toBeNull()
    vi.advanceTimersByTime(100)
    expect(file.read()).toEqual(state)
  })

  it('is written down when it is closed, moved or not', () => {
    const { file, window, state } = aWindow()
    window.emit('close')
    expect(file.read()).toEqual(state)
  })

  it.each(['', '{', '{"bounds":{"x":0,"y":0,"width":0,"height":1},"isMaximised":false}', '[]'])(
    'is forgotten where the file holds %j',
    (text) => {
      const { path, file } = aWindow()
      writeFileSync(path, text)
      expect(file.read()).toBeNull()
    },
  )
})
