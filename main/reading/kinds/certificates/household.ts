import { beside, date, han, idNumber } from '../../fields/forms/patterns.ts'
import { anyOf } from '../features.ts'
import { labelledKind } from '../labelledKind.ts'

/** Words for what somebody is to the head of a household: GB/T 4761-2008, as registers print them. */
const relation =
  '(?:户主|夫|妻|配偶|独生子|独生女|长子|次子|三子|长女|次女|二女|三女|儿子|女儿|子|女|孙子|孙女|外孙子?|外孙女|父亲?|母亲?|岳父|岳母|公公|婆婆|祖父|祖母|外祖父|外祖母|儿媳|女婿|兄|弟|姐|妹|非亲属|其他)'

/** 户口簿: the page of one person (常住人口登记卡) or the first page (of the household). */
export const householdRegister = labelledKind({
  features: [
    anyOf(['常住人口登记卡', '居民户口簿', '户主姓名'], 3),
    anyOf(['户主或与户主关系', '户主或与', '户主关系', '户别'], 2),
    anyOf(['承办人签章', '承办人'], 1),
    anyOf(['籍贯', '户号'], 1),
    anyOf(['曾用名', '户口专用', '住址变动登记'], 1),
    anyOf(['兵役状况', '服务处所', '住址'], 1),
  ],
  mostRows: 70,
  fields: {
    name: {
      form: 'text',
      patterns: beside(['户主姓名', '姓名'], `${han}{2,20}?(?=\\t|\\n|户|性)`),
    },
    relation: {
      form: 'text',
      patterns: [
        ...beside(['户主或与户主关系', '与户主关系'], relation),
        // The label stands in two lines, the value between them.
        `户主或与\\n?[^\\n]*\\t(?<value>${relation})\\n[^\\n]*户主关系`,
        `(?:姓名)[^\\n]*\\t(?<value>${relation})\\n`,
      ],
    },
    sex: { form: 'text', patterns: beside(['性别'], '[男女]') },
    ethnicity: { form: 'text', patterns: beside(['民族'], `${han}{1,6}?(?=\\t|\\n)`) },
    birth: { form: 'date', patterns: beside(['出生日期', '出生年月日'], date) },
    id_number: {
      form: 'id-number',
      patterns: [
        ...beside(['公民身份证件编号', '公民身份号码', '身份证件编号', '身份证号码'], idNumber),
        `(?<value>${idNumber})`,
      ],
    },
    address: {
      form: 'text',
      patterns: [`(?<!其他\\t?)住\\t?址[：:\\t]*(?<value>${han}[^\\t\\n]{5,60})`],
      wraps: ['住址'],
    },
  },
})
