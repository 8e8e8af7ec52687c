import { resolve } from 'node:path'
import { z } from 'zod'
import type { KeyFileChoice } from '../../../shared/domain/passphrase.ts'
import { UserName } from '../../../shared/domain/person.ts'
import type { Core } from '../../core/core.ts'
import { defineCommand } from '../command.ts'
import type { Io } from '../io.ts'
import { printAnswer } from '../output.ts'
import { askNewPassphrase, askPassphrase, askRecoveryKey } from '../passphrase.ts'
import { chooseUser, granted, withCore, withStation } from './open.ts'
import { asOption, dataOption, Station } from './options.ts'

export const passphraseCommand = defineCommand({
  usage: 'passphrase',
  about: {
    zh: '更换自己的口令或密钥文件；别人设的初始口令须先在此更换',
    en: 'change your passphrase or key file; one that was set for you must be replaced here first',
  },
  options: {
    ...dataOption,
    ...asOption,
    '--new-key-file <file>': {
      zh: '写出新的密钥文件，今后解锁时与口令一起使用',
      en: 'write a new key file, needed besides the passphrase from now on',
    },
    '--without-key-file': { zh: '今后不再需要密钥文件', en: 'need no key file any more' },
  },
  input: Station.extend({
    newKeyFile: z.string().min(1).optional(),
    withoutKeyFile: z.boolean().default(false),
  }),
  async run({ data, as, keyFile, newKeyFile, withoutKeyFile }, io) {
    return withCore(io, data, async (station) => {
      const { api, core } = station
      const user = await chooseUser(station, as, data)
      const passphrase = await askPassphrase(io)
      const next = {
        passphrase: await askNewPassphrase(io, 'SEALDESK_NEW_PASSPHRASE'),
        keyFile: choice(core, newKeyFile, withoutKeyFile),
      }
      await api.vault.changePassphrase({ user, passphrase, keyFile: granted(core, keyFile), next })
      printAnswer(io, { user, ...(newKeyFile && { keyFile: resolve(newKeyFile) }) }, [
        io.text({ zh: `已更换 ${user} 的口令`, en: `Changed the passphrase of ${user}` }),
        ...(newKeyFile ? [io.text({ zh: `密钥文件：${newKeyFile}`, en: `Key file: ${newKeyFile}` })] : []),
      ])
      return 0
    })
  },
})

export const recoverCommand = defineCommand({
  usage: 'recover',
  about: {
    zh: '用恢复密钥打开保管库，为一位主管设置新口令',
    en: 'open the vault with the recovery key, and set a new passphrase for a supervisor',
  },
  options: { ...dataOption, '--user <name>': { zh: '主管姓名', en: 'name of the supervisor' } },
  input: z.object({ data: z.string().min(1), user: UserName }),
  async run({ data, user }, io) {
    return withCore(io, data, async ({ api }) => {
      const typed = await askRecoveryKey(io)
      const passphrase = await askNewPassphrase(io, 'SEALDESK_NEW_PASSPHRASE')
      const { recoveryKey } = await api.vault.recover({ recoveryKey: typed, user, passphrase })
      printRecoveryKey(io, { user, recoveryKey })
      return 0
    })
  },
})

export const recoveryKeyCommand = defineCommand({
  usage: 'recovery-key',
  about: { zh: '更换恢复密钥，旧的作废', en: 'make a new recovery key; the old one opens nothing any more' },
  options: { ...dataOption, ...asOption },
  input: Station,
  async run(station, io) {
    return withStation(io, station, async ({ api }, { user, passphrase }) => {
      const { recoveryKey } = await api.vault.renewRecoveryKey({ ownPassphrase: passphrase })
      printRecoveryKey(io, { user, recoveryKey })
      return 0
    })
  },
})

function choice(core: Core, newKeyFile: string | undefined, withoutKeyFile: boolean): KeyFileChoice {
  if (newKeyFile !== undefined) return { use: 'new', target: core.grant(resolve(newKeyFile)) }
  return { use: withoutKeyFile ? 'none' : 'same' }
}

function printRecoveryKey(io: Io, answer: { user: UserName; recoveryKey: string }): void {
  printAnswer(io, answer, [
    io.text({
      zh: '新的恢复密钥（只显示这一次，请抄下并锁好；旧的已作废）：',
      en: 'New recovery key (shown this once; write it down and lock it away; the old one is of no use any more):',
    }),
    `    ${answer.recoveryKey}`,
  ])
}
