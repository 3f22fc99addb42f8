// Files can be dropped on the form, and go one by one, each with how far it is. Without a script the form sends them.
(() => {
  "use strict";
  const form = document.getElementById("send");
  const field = form.elements.files;
  const words = form.dataset;
  const list = document.getElementById("sending");
  const most = Number(words.mb) * 1024 * 1024;

  const line = (name) => {
    const item = document.createElement("li");
    const title = document.createElement("bdi");
    const bar = document.createElement("progress");
    const said = document.createElement("span");
    title.textContent = name;
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", name);
    said.textContent = words.waits;
    item.append(title, " ", bar, " ", said);
    list.append(item);
    return {
      far: (part) => {
        bar.value = part;
        said.textContent = words.goes;
      },
      end: (told, ok) => {
        bar.remove();
        said.textContent = told;
        item.classList.toggle("error", !ok);
      },
    };
  };

  const answered = (request) => {
    try {
      return JSON.parse(request.responseText);
    } catch {
      return { error: words.failed };
    }
  };

  const send = (file, shown) =>
    new Promise((done) => {
      if (file.size > most) {
        shown.end(words.large, false);
        done(false);
        return;
      }
      const data = new FormData();
      data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      data.append("later", "yes");
      data.append("files", file);
      data.append("whole", "yes");
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.upload.addEventListener("progress", (event) => shown.far(event.loaded / (event.total || 1)));
      request.addEventListener("loadend", () => {
        const said = request.status ? answered(request) : { error: words.failed };
        shown.end(said.error || said.told.join(" "), !said.error);
        done(!said.error);
      });
      request.send(data);
    });

  const sendAll = async (files) => {
    if (files.length > Number(words.files)) {
      list.replaceChildren();
      line("").end(words.many, false);
      return;
    }
    field.disabled = true;
    form.classList.add("busy");
    list.replaceChildren();
    const shown = files.map((file) => line(file.name));
    let whole = true;
    for (const [place, file] of files.entries()) whole = (await send(file, shown[place])) && whole;
    form.classList.remove("busy");
    field.disabled = false;
    field.value = "";
    if (whole) document.getElementById("look").submit();
    else document.getElementById("look").hidden = false;
  };

  form.addEventListener("submit", (event) => {
    if (!field.files.length) return;
    event.preventDefault();
    sendAll([...field.files]);
  });
  for (const kind of ["dragenter", "dragover"])
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  for (const kind of ["dragleave", "drop"]) form.addEventListener(kind, () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    const dropped = [...event.dataTransfer.files];
    if (dropped.length) sendAll(dropped);
  });
})();
