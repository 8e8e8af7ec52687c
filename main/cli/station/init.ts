import { resolve } from 'node:path'
import { z } from 'zod'
import { UserName } from '../../../shared/domain/person.ts'
import { defineCommand } from '../command.ts'
import { printAnswer } from '../output.ts'
import { askOwnKey, isOwnKeyInput, OwnKeyInput, ownKeyOptions, ownKeyRule } from '../ownKey.ts'
import { askNewPassphrase } from '../passphrase.ts'
import { grantedKey, withCore } from './open.ts'

export const initCommand = defineCommand({
  usage: 'init',
  about: { zh: '新建保管库及其第一位主管', en: 'create a vault and its first supervisor' },
  options: {
    '--data <dir>': { zh: '保管库文件夹', en: 'folder of the vault' },
    '--vendor <name>': { zh: '外包机构名称', en: 'name of the vendor' },
    '--user <name>': { zh: '主管姓名', en: 'name of the supervisor' },
    ...ownKeyOptions,
  },
  input: OwnKeyInput.extend({ data: z.string().min(1), vendor: z.string().min(1), user: UserName }).refine(
    isOwnKeyInput,
    ownKeyRule,
  ),
  async run({ data, vendor, user, ...ownKey }, io) {
    return withCore(io, data, async ({ api, core }) => {
      const own = await askOwnKey(ownKey, io)
      const passphrase = await askNewPassphrase(io)
      const { recoveryKey } = await api.vault.create({
        vendor,
        user,
        passphrase,
        own: own ? grantedKey(core, own) : undefined,
      })
      printAnswer(io, { data: resolve(data), vendor, user, recoveryKey }, [
        io.text({ zh: `已新建保管库：${resolve(data)}`, en: `Created the vault ${resolve(data)}` }),
        io.text({
          zh: '恢复密钥（只显示这一次，请抄下并锁好）：',
          en: 'Recovery key (shown this once; write it down and lock it away):',
        }),
        `    ${recoveryKey}`,
      ])
      return 0
    })
  },
})
