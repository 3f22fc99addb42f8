// Puts the code from the address (after #) into its field, and takes it out of the address. Without this, people type it.
const take = () => {
  const field = document.querySelector("#id_code");
  const code = location.hash.slice(1);
  if (field && /^[a-z2-7]{12}$/.test(code)) {
    field.value = code.match(/.{4}/g).join("-");
    history.replaceState(null, "", location.pathname);
  }
};
take();
addEventListener("hashchange", take); // the link from the mail, opened where the page already is
