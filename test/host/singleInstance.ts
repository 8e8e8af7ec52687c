import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a second instance was started with. */
export interface SecondInstance {
  readonly argv: string[]
  readonly folder: string
}

const lockName = 'stand-in-instance'
const messageName = /^stand-in-second-\d+$/

/**
 * One instance a folder of user data, as Electron keeps it: a second one hands over what it was started with, and is told
 * that it is not alone.
 *
 * @returns whether this is the first
 */
export function requestInstance(folder: string, whenSecond: (second: SecondInstance) => void): boolean {
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, lockName)
  if (isHeld(lock)) {
    const message = join(folder, `stand-in-second-${process.pid}`)
    const second: SecondInstance = { argv: process.argv, folder: process.cwd() }
    writeFileSync(`${message}.new`, JSON.stringify(second))
    renameSync(`${message}.new`, message)
    return false
  }
  writeFileSync(lock, String(process.pid))
  process.on('exit', () => rmSync(lock, { force: true }))
  const take = () => {
    for (const name of readdirSync(folder).filter((each) => messageName.test(each))) {
      const second = JSON.parse(readFileSync(join(folder, name), 'utf8')) as SecondInstance
      rmSync(join(folder, name))
      whenSecond(second)
    }
  }
  watch(folder, { persistent: false }, take)
  return true
}

function isHeld(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch {
    return false
  }
}
