//! Plugs components into the imports of another: `compose SOCKET.wasm PLUG.wasm ... OUT.wasm`.

use std::error::Error;
use std::{env, fs};

use wac_graph::{CompositionGraph, EncodeOptions, plug, types::Package};

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = env::args().skip(1).collect();
    let [socket, plugs @ .., out] = files.as_slice() else {
        return Err("usage: compose SOCKET.wasm PLUG.wasm ... OUT.wasm".into());
    };
    let mut graph = CompositionGraph::new();
    let mut register = |file: &String, name: &str| -> Result<_, Box<dyn Error>> {
        let package = Package::from_bytes(name, None, fs::read(file)?, graph.types_mut())?;
        Ok(graph.register_package(package)?)
    };
    let socket = register(socket, "socket")?;
    let mut plugged = Vec::new();
    for (index, file) in plugs.iter().enumerate() {
        plugged.push(register(file, &format!("plug-{index}"))?);
    }
    plug(&mut graph, plugged, socket)?;
    fs::write(out, graph.encode(EncodeOptions::default())?)?;
    Ok(())
}
