import { resolve } from 'node:path'
import { z } from 'zod'
import { UserName } from '../../../shared/domain/person.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { defineCommand } from '../command.ts'
import { countWords } from '../countWords.ts'
import type { Io } from '../io.ts'
import { printAnswer, printNote } from '../output.ts'
import { askPassphrase, askRecoveryKey } from '../passphrase.ts'
import { follow, followJob, granted, type Station as OpenStation, withCore, withStation } from './open.ts'
import { asOption, dataOption, Station } from './options.ts'

export const backupCommand = defineCommand({
  usage: 'backup',
  about: {
    zh: '备份保管库，使用中也可进行',
    en: 'back the vault up, while it is in use or not',
  },
  options: {
    ...dataOption,
    ...asOption,
    '--out <file>': { zh: '备份文件（新文件）', en: 'the backup file, a new one' },
    '--key-ring <file>': {
      zh: '密钥环副本：打开其中批次所需，应放在另一介质上，每次覆盖为最新',
      en: 'the key ring copy, which its batches open with: on another medium, replaced each time',
    },
  },
  input: Station.extend({ out: z.string().min(1), keyRing: z.string().min(1) }),
  async run({ out, keyRing, ...station }, io) {
    return withStation(io, station, async (open) => {
      const [file, ring] = [resolve(out), resolve(keyRing)]
      const start = open.api.backup.write({
        backup: open.core.grant(file),
        keyRing: open.core.grant(ring),
      })
      await followJob(io, open, io.text({ zh: '备份', en: 'Backing up' }), start)
      printAnswer(io, { file, keyRing: ring }, [
        io.text({ zh: `备份文件：${file}`, en: `Backup: ${file}` }),
        io.text({
          zh: `密钥环副本：${ring}（与备份文件分开存放，只保留最新一份）`,
          en: `Key ring copy: ${ring} (keep it apart from the backup, and only the newest)`,
        }),
      ])
      return 0
    })
  },
})

export const restoreCommand = defineCommand({
  usage: 'restore <backup>',
  about: { zh: '用备份恢复出保管库', en: 'make a vault of a backup' },
  options: {
    ...dataOption,
    ...asOption,
    '--key-ring <file>': {
      zh: '最新的密钥环副本；没有它就打不开任何批次',
      en: 'the newest key ring copy; without it no batch can be opened',
    },
    '--recovery': {
      zh: '用恢复密钥代替口令（SEALDESK_RECOVERY_KEY 或当场输入）',
      en: 'with the recovery key in the place of the passphrase (SEALDESK_RECOVERY_KEY, or asked for)',
    },
  },
  input: Station.extend({
    backup: z.string().min(1),
    keyRing: z.string().min(1).optional(),
    recovery: z.boolean().default(false),
  }),
  async run({ data, as, keyFile, backup, keyRing, recovery }, io) {
    return withCore(io, data, async ({ api, core }) => {
      const handle = core.grant(resolve(backup))
      const summary = await api.backup.inspect({ backup: handle })
      const { createdAt, batches } = summary
      printNote(
        io,
        io.text({
          zh: `备份于 ${createdAt}，批次 ${batches} 个`,
          en: `Backup of ${createdAt}, ${countWords(batches, 'batch', 'batches')}`,
        }),
      )
      const user = chooseUser(summary.users, as)
      const proof = recovery
        ? { user, recoveryKey: await askRecoveryKey(io) }
        : { user, passphrase: await askPassphrase(io), keyFile: granted(core, keyFile) }
      const label = io.text({ zh: '恢复', en: 'Restoring' })
      const cancel = () => api.backup.cancelRestoring()
      const restored = await follow(
        io,
        core,
        { event: 'backup.restoring', label, cancel },
        api.backup.restore({
          backup: handle,
          keyRing: keyRing === undefined ? null : core.grant(resolve(keyRing)),
          proof,
        }),
      )
      printAnswer(io, { data: resolve(data), createdAt, ...restored }, restoredLines(io, data, restored))
      return 0
    })
  },
})

function restoredLines(
  io: Io,
  data: string,
  { batches, withoutKey }: Awaited<ReturnType<OpenStation['api']['backup']['restore']>>,
): string[] {
  const lines = [
    io.text({
      zh: `已恢复保管库：${resolve(data)}，批次 ${batches} 个`,
      en: `Restored the vault ${resolve(data)}, ${countWords(batches, 'batch', 'batches')}`,
    }),
  ]
  if (withoutKey > 0)
    lines.push(
      io.text({
        zh: `其中 ${withoutKey} 个打不开：密钥环副本中没有其密钥（已销毁，或未提供副本）。`,
        en: `${withoutKey} of them cannot be opened: no key ring copy has their keys (destroyed, or no copy given).`,
      }),
    )
  return lines
}

function chooseUser(users: readonly UserName[], as: string | undefined): UserName {
  if (as !== undefined) return UserName.parse(as)
  const [only] = users
  if (only === undefined || users.length > 1)
    throw new SealdeskError('cli/usage', { detail: `--as: ${users.join(', ')}` })
  return only
}
