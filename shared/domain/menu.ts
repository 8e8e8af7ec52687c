import { z } from 'zod'

/** A command of the window as the application menu shows it. */
export const MenuCommand = z.strictObject({
  /** Id of its shortcut. */
  command: z.string().min(1).max(64),
  label: z.string().min(1).max(120),
  /** Ways to press it, as the person has them now. */
  keys: z.array(z.string().min(1).max(24)).max(8),
  /** Whether it would do something now. */
  isEnabled: z.boolean(),
})
export type MenuCommand = z.infer<typeof MenuCommand>

const commands = z.array(MenuCommand).max(150)

/** The window's part of the application menu, in the language of the window. Everything else the shell adds. */
export const MenuModel = z.strictObject({
  file: commands,
  view: commands,
  go: commands,
  /** What can be done on the screen at hand, by the part of it that it belongs to. */
  work: z.array(z.strictObject({ label: z.string().min(1).max(120), commands })).max(20),
  help: commands,
})
export type MenuModel = z.infer<typeof MenuModel>
