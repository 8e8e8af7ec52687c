import { describe, expect, it, vi } from 'vitest'
import { captureOf, conflictsOf } from '../../../renderer/shortcuts/capture.ts'
import { type ShortcutId, screens, shortcutIds, shortcuts } from '../../../renderer/shortcuts/definitions.ts'
import { keyLabel } from '../../../renderer/shortcuts/keyLabel.ts'
import type { KeyPress } from '../../../renderer/shortcuts/keyPress.ts'
import { answers, createShortcuts } from '../../../renderer/shortcuts/registry.ts'

function press(key: string, traits: Partial<KeyPress> = {}): KeyPress {
  const code = /^\d$/.test(key) ? `Digit${key}` : ''
  return { key, code, mod: false, alt: false, shift: false, composing: false, place: 'page', ...traits }
}

const answersTo = (id: ShortcutId, pressed: KeyPress) => answers(shortcuts[id], shortcuts[id].keys, pressed)

/** What works whatever dialog is open. */
const ofTheWindow: readonly ShortcutId[] = ['app.lock', 'app.zoomIn', 'app.zoomOut', 'app.zoomUsual']

describe('a shortcut', () => {
  it('does what was bound to it, until it is unbound', () => {
    const registry = createShortcuts()
    const rotate = vi.fn()
    const unbind = registry.bind('viewer.rotate', rotate)
    expect(registry.press(press('r'))).toBe(true)
    unbind()
    expect(registry.press(press('r'))).toBe(false)
    expect(rotate).toHaveBeenCalledTimes(1)
  })

  it('leaves a key to nobody when nothing is bound to it', () => {
    expect(createShortcuts().press(press('r'))).toBe(false)
  })

  it('answers with the handler bound last', () => {
    const registry = createShortcuts()
    const earlier = vi.fn()
    const later = vi.fn()
    registry.bind('app.back', earlier)
    registry.bind('app.back', later)
    registry.press(press('Escape'))
    expect([earlier.mock.calls.length, later.mock.calls.length]).toEqual([0, 1])
  })

  it.each(shortcutIds)(
    '%s is silent while an input method composes, and in a dialog unless it is for the window as a whole',
    (id) => {
      for (const combination of shortcuts[id].keys) {
        const key = combination.replace(/^(Mod|Alt|Shift)\+(?=.)/, '')
        const held = {
          mod: combination.startsWith('Mod+'),
          alt: combination.startsWith('Alt+'),
          shift: combination.startsWith('Shift+'),
        }
        expect(answersTo(id, press(key, { ...held, composing: true, place: 'page' }))).toBe(false)
        expect(answersTo(id, press(key, { ...held, place: 'dialog' }))).toBe(ofTheWindow.includes(id))
      }
    },
  )

  it.each(shortcutIds)('%s never takes a character that is being typed', (id) => {
    for (const place of ['text', 'field'] as const)
      for (const key of shortcuts[id].keys.filter((combination) => combination.length === 1))
        expect(answersTo(id, press(key, { place }))).toBe(false)
  })

  it('on a function key works inside text, where it types nothing', () => {
    expect(answersTo('app.help', press('F1', { place: 'field' }))).toBe(true)
    expect(answersTo('app.shortcuts', press('?', { place: 'field' }))).toBe(false)
  })

  it('with Ctrl or Alt works inside text', () => {
    expect(answersTo('opinion.save', press('Enter', { mod: true, place: 'text' }))).toBe(true)
    expect(answersTo('opinion.pass', press('1', { alt: true, place: 'field' }))).toBe(true)
  })

  it('with Alt and a digit goes by the physical key, whatever symbol that types', () => {
    const typed = press('¡', { code: 'Digit1', alt: true })
    expect(answersTo('opinion.pass', typed)).toBe(true)
    expect(answersTo('opinion.escalate', typed)).toBe(false)
  })

  it('takes symbols with Shift, but not letters and named keys', () => {
    expect(answersTo('app.shortcuts', press('?', { shift: true }))).toBe(true)
    expect(answersTo('viewer.zoomIn', press('+', { shift: true }))).toBe(true)
    expect(answersTo('viewer.rotate', press('R', { shift: true }))).toBe(false)
    expect(answersTo('fields.confirm', press('Enter', { shift: true, place: 'field' }))).toBe(false)
  })

  it('takes Shift before a named key where it asks for it, and only then', () => {
    expect(answersTo('queue.markDown', press('ArrowDown', { shift: true }))).toBe(true)
    expect(answersTo('queue.markDown', press('ArrowDown'))).toBe(false)
    expect(answersTo('queue.down', press('ArrowDown', { shift: true }))).toBe(false)
  })

  it('that chooses all leaves that key to text, where it chooses the text', () => {
    expect(answersTo('queue.markAll', press('a', { mod: true }))).toBe(true)
    expect(answersTo('queue.markAll', press('a', { mod: true, place: 'text' }))).toBe(false)
  })

  it('works with Caps Lock on', () => {
    expect(answersTo('viewer.rotate', press('R'))).toBe(true)
  })

  it('leaves Enter and the arrows to the control that has the focus', () => {
    expect(answersTo('batches.open', press('Enter', { place: 'control' }))).toBe(false)
    expect(answersTo('viewer.left', press('ArrowLeft', { place: 'control' }))).toBe(false)
    expect(answersTo('opinion.pass', press('1', { place: 'control' }))).toBe(true)
  })

  it('confirms a field only from inside its input', () => {
    const confirms = (place: KeyPress['place']) => answersTo('fields.confirm', press('Enter', { place }))
    expect([confirms('field'), confirms('text'), confirms('page'), confirms('control')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

describe('the shortcuts of one screen', () => {
  it.each(Object.keys(screens))('%s: no key press means two things', (screen) => {
    const here = shortcutIds.filter((id) => screens[screen]?.includes(shortcuts[id].scope))
    for (const combination of here.flatMap((id) => shortcuts[id].keys))
      for (const place of ['page', 'control', 'text', 'field'] as const) {
        const key = combination.replace(/^(Mod|Alt|Shift)\+(?=.)/, '')
        const held = {
          mod: combination.startsWith('Mod+'),
          alt: combination.startsWith('Alt+'),
          shift: combination.startsWith('Shift+'),
        }
        const answering = here.filter((id) => answersTo(id, press(key, { ...held, place })))
        expect(answering.length, `${combination} in ${place}: ${answering}`).toBeLessThan(2)
      }
  })
})

describe('the label of a key', () => {
  it('is what the keyboard shows', () => {
    expect(keyLabel('Mod+Enter', false)).toBe('Ctrl+Enter')
    expect(keyLabel('Mod+l', true)).toBe('⌘L')
    expect(keyLabel('Alt+ArrowUp', false)).toBe('Alt+↑')
    expect(keyLabel('+', false)).toBe('+')
    expect(keyLabel('Shift+ArrowUp', false)).toBe('Shift+↑')
    expect(keyLabel(' ', false)).toBe('Space')
  })
})

describe('keys of one’s own', () => {
  it('press the shortcut in place of those that it had', () => {
    const registry = createShortcuts()
    const rotate = vi.fn()
    registry.bind('viewer.rotate', rotate)
    registry.keymap.setState({ own: { 'viewer.rotate': ['t'] } })
    expect([registry.press(press('r')), registry.press(press('t'))]).toEqual([false, true])
    expect(rotate).toHaveBeenCalledTimes(1)
  })

  it('may be none', () => {
    const registry = createShortcuts()
    registry.bind('viewer.rotate', () => {})
    registry.keymap.setState({ own: { 'viewer.rotate': [] } })
    expect(registry.press(press('r'))).toBe(false)
  })

  it.each([
    [{ key: 'R' }, { state: 'taken', combination: 'r' }],
    [
      { key: 'k', mod: true },
      { state: 'taken', combination: 'Mod+k' },
    ],
    [
      { key: '¡', code: 'Digit1', alt: true },
      { state: 'taken', combination: 'Alt+1' },
    ],
    [
      { key: '+', shift: true },
      { state: 'taken', combination: '+' },
    ],
    [
      { key: 'ArrowDown', shift: true },
      { state: 'taken', combination: 'Shift+ArrowDown' },
    ],
    [{ key: 'Shift' }, { state: 'held' }],
    [{ key: 'Process' }, { state: 'held' }],
    [{ key: 'Enter' }, { state: 'reserved' }],
    [{ key: 'c', mod: true }, { state: 'reserved' }],
    [{ key: 'x', mod: true, alt: true }, { state: 'reserved' }],
  ])('%j is taken as %j', (traits, captured) => {
    expect(captureOf({ ...press(traits.key), ...traits })).toEqual(captured)
  })

  it('conflict with what works on the same screen, and with nothing elsewhere', () => {
    expect(conflictsOf({ own: {} }, 'viewer.rotate', 'j')).toEqual(['findings.next'])
    expect(conflictsOf({ own: {} }, 'viewer.rotate', 'J')).toEqual(['findings.next'])
    expect(conflictsOf({ own: {} }, 'viewer.rotate', 'n')).toEqual([])
    expect(conflictsOf({ own: {} }, 'batches.open', 'F1')).toEqual(['app.help'])
  })

  it('conflict with own keys of others, not with the ones that these gave up', () => {
    const own = { 'findings.next': [';'] }
    expect(conflictsOf({ own }, 'viewer.rotate', 'j')).toEqual([])
    expect(conflictsOf({ own }, 'viewer.rotate', ';')).toEqual(['findings.next'])
  })

  it('do not conflict where the places differ: Enter confirms inside a field, and opens outside', () => {
    expect(conflictsOf({ own: {} }, 'fields.confirm', 'Enter')).toEqual([])
  })
})

describe('what works now', () => {
  it('is what is bound, each once, and can be done by name', () => {
    const registry = createShortcuts()
    const open = vi.fn()
    registry.bind('queue.open', () => {})
    registry.bind('queue.open', open)
    expect(registry.active()).toEqual(['queue.open'])
    registry.run('queue.open')
    expect(open).toHaveBeenCalledTimes(1)
  })
})
