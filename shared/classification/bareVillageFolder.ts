import type { VillageName } from './villageNames.ts';

/** Characters of folder names that name a matter, not a place. */
const matters = /[会党支员议照片材料文件年月学习教育公务档案录制度考核资图表扫描财合同课评整督巡述责处奖志图杂备]|其他|其它|上级|下载|新建|发展|换届|责任|计划|总结|帮扶|产业|班子|表彰|积分|承诺|桌面|电脑|测试|汇总|季度|阵地|通知|名册|组织|经济|先锋|示范|标准|驻村|乡镇|街道|乡$|镇$/;
/** Below such a folder stand people's names, not villages'. */
const peopleBelow = /党员|发展|个人|一人一/;
/** What Chinese village names usually end in; used only where a folder's place in the tree must decide. */
const placeEnding = /[沟河湾坝庙桥庄家营屯店坪塬梁岭山台堡寨岔川滩泉井坡口林塘岗集铺圩墩垭冲坳洼峡洞甸窑楼院池水湖溪潭浦渡关城门头坊巷星丰兴平阳原石岩崖坎峰峪峁埂柳杨槐榆树园]$/;

/**
 * A folder that bears a village's name without 村 (西沟, 01东沟): near the top, not below a folder of people, and
 * written like a place. Weak: others that name the village in full confirm it (`unifyBranches`).
 */
export function bareVillageFolder(folders: readonly string[]): VillageName | null {
  for (const [depth, folder] of folders.slice(0, 3).entries()) {
    if (peopleBelow.test(folder)) return null;
    const name = folder.normalize('NFKC').replace(/^[\d\s._\-、]+/, '').replace(/(?:\d{4}年?度?)?(?:的)?(?:材料|资料|档案|文件)?$/, '').trim();
    if (/^\p{Script=Han}{2,4}$/u.test(name) && !matters.test(name) && placeEnding.test(name)) {
      return { stem: name, type: null, body: null, raw: folder, start: depth };
    }
  }
  return null;
}
