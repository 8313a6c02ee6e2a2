/* Text folded for searching: width, case, kana, old letter forms, accents and legal forms make no difference. */
(function () {
  "use strict";
  const LEGAL_FORMS = [
    "国立研究開発法人", "地方独立行政法人", "特定非営利活動法人", "独立行政法人", "国立大学法人", "公立大学法人",
    "公益財団法人", "一般財団法人", "公益社団法人", "一般社団法人", "財団法人", "社団法人", "学校法人", "医療法人",
    "npo法人", "株式会社", "有限会社", "合同会社", "合資会社", "(国研)", "(地独)", "(公財)", "(一財)", "(公社)",
    "(一社)", "(株)", "(有)", "(同)", "(財)", "(社)", "(学)", "(独)", "(大)", "(国)",
  ];
  const LATIN_FORMS = /\b(co\.?,? ?ltd\.?|inc\.?|corp\.?|corporation|k\.k\.|incorporated foundation)(?![a-z])/g;
  const OLD_LETTERS = {
    "應": "応", "學": "学", "國": "国", "澤": "沢", "髙": "高", "﨑": "崎", "齋": "斉", "齊": "斉", "斎": "斉",
    "濱": "浜", "廣": "広", "邊": "辺", "邉": "辺", "鷗": "鴎", "縣": "県", "會": "会", "總": "総",
  };
  const OLD_LETTER = new RegExp("[" + Object.keys(OLD_LETTERS).join("") + "]", "g");

  function plain(text) {
    return text
      .normalize("NFKC")
      .toLowerCase()
      .normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC")
      .replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
      .replace(OLD_LETTER, (letter) => OLD_LETTERS[letter]);
  }

  function withoutLegalForms(text) {
    let rest = text.replace(LATIN_FORMS, "");
    for (const form of LEGAL_FORMS) rest = rest.split(form).join("");
    return rest;
  }

  function fold(text) {
    return withoutLegalForms(plain(text)).replace(/[\s()[\]「」『』・,.、。\-‐–—/]/g, "");
  }

  /* The words of a query, each folded; a word of nothing but a legal form asks for nothing. */
  function foldQuery(text) {
    return text.normalize("NFKC").split(/\s+/).map(fold).filter((word) => word !== "");
  }

  /* How well folded names answer folded words: 0 no, 1 somewhere, 2 at a beginning, 3 the name itself. */
  function score(names, words) {
    let least = 3;
    for (const word of words) {
      let best = 0;
      for (const name of names) {
        if (name === word) best = Math.max(best, 3);
        else if (name.startsWith(word)) best = Math.max(best, 2);
        else if (name.includes(word)) best = Math.max(best, 1);
      }
      least = Math.min(least, best);
    }
    return least;
  }

  window.clusterGraph = Object.assign(window.clusterGraph || {}, { fold: fold, foldQuery: foldQuery, score: score });
})();
