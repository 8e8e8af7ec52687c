import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/**
 * Runs a command of an installed package, by this very Node and without a shell, so that it is the same everywhere.
 *
 * @returns its exit code
 */
export function runTool(packageName: string, args: readonly string[], command = packageName): number {
  const folder = join(root, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  const file = typeof bin === 'string' ? bin : bin[command]
  if (!file) throw new Error(`${packageName} has no command ${command}`)
  return runNode([join(folder, file), ...args])
}

/** Runs a script of our own, or of a package, by this very Node. @returns its exit code */
export function runNode(args: readonly string[]): number {
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (error) throw error
  return status ?? 1
}

/** Whether a program of the system is there. */
export function hasProgram(name: string): boolean {
  return spawnSync(name, ['--version']).status === 0
}

interface Manifest {
  readonly bin: string | Readonly<Record<string, string>>
}
